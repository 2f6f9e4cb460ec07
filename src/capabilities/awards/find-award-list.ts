import type { Reading } from '#infrastructure/database/database.ts'
import type { AwardList } from './award-list.ts'
import { selectList } from './award-list-store.ts'

/** A list that is being checked, if it is this organisation's. */
export function findAwardList(
  whose: { id: string; organisationId: string },
  { database }: Reading,
): Promise<AwardList | undefined> {
  return selectList(database, whose)
}
