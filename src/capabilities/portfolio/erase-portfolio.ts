import type { Tx } from '#infrastructure/database/database.ts'

/** What a person told of themself, and every collection of theirs. */
export async function erasePortfolio({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await tx.deleteFrom('collections').where('personId', '=', personId).execute()
  await tx.deleteFrom('experiences').where('personId', '=', personId).execute()
}
