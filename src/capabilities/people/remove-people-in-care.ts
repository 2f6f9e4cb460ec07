import type { Tx } from '#infrastructure/database/database.ts'

/** Deletes children for whom nothing is kept any more, with everything that was noted of them. */
export async function removePeopleInCare({ ids }: { ids: readonly string[] }, { tx }: { tx: Tx }): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('people').where('id', 'in', ids).where('email', 'is', null).execute()
}
