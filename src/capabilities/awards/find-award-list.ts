import type { Reader } from '#infrastructure/database/database.ts'
import { selectList } from './award-list-store.ts'
import type { AwardList } from './lists.ts'

/** A list that is being checked, if it is this organisation's. */
export function findAwardList(
  database: Reader,
  whose: { id: string; organisationId: string },
): Promise<AwardList | undefined> {
  return selectList(database, whose)
}
