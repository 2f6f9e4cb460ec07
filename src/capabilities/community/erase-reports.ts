import type { Tx } from '#infrastructure/database/database.ts'

/**
 * What a person reported goes with them, and where they said that they come; what their place shared stays, without their
 * name.
 */
export async function eraseReports({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await tx.deleteFrom('libraryReports').where('personId', '=', personId).execute()
  await tx.deleteFrom('gatheringPeople').where('personId', '=', personId).execute()
}

/** What a person needs and offers goes with them, and so do their pairs: a pair of one is none. */
export async function erasePairs({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await tx.deleteFrom('pairWords').where('personId', '=', personId).execute()
  await tx
    .deleteFrom('pairs')
    .where((where) => where.or([where('oneId', '=', personId), where('otherId', '=', personId)]))
    .execute()
}
