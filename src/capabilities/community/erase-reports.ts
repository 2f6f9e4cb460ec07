import type { Tx } from '#infrastructure/database/database.ts'

/**
 * What a person reported goes with them, and where they said that they come; what their place shared stays, without their
 * name.
 */
export async function eraseReports({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await tx.deleteFrom('libraryReports').where('personId', '=', personId).execute()
  await tx.deleteFrom('gatheringPeople').where('personId', '=', personId).execute()
}
