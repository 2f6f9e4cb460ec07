import type { Reading } from '#infrastructure/database/database.ts'
import type { Erasure } from './erasure.ts'
import { selectErasures } from './erasure-store.ts'

/** What was asked for and can still be taken back. */
export function findErasure(
  by: { id: string } | { personId: string } | { awardId: string },
  { database }: Reading,
): Promise<Erasure | undefined> {
  return selectErasures(database)
    .where('removedAt', 'is', null)
    .where((where) =>
      'id' in by
        ? where('id', '=', by.id)
        : 'personId' in by
          ? where('personId', '=', by.personId)
          : where('awardId', '=', by.awardId),
    )
    .executeTakeFirst()
}
