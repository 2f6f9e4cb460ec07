import type { Tx } from '#infrastructure/database/database.ts'

/** What a person follows, and the mails of it. */
export async function eraseFollows({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  for (const table of ['follows', 'digests'] as const)
    await tx.deleteFrom(table).where('personId', '=', personId).execute()
}
