import type { Tx } from '#infrastructure/database/database.ts'

/** What a person follows and put aside, and the mails of it. */
export async function eraseFollows({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  for (const table of ['follows', 'digests', 'savedOpportunities'] as const)
    await tx.deleteFrom(table).where('personId', '=', personId).execute()
}
