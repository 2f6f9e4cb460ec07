import type { Reader } from '#infrastructure/database/database.ts'
import type { ExitLine } from './exit-plan.ts'

/** What was written of a plan so far. */
export const selectExitLines = (reader: Reader, placementId: string): Promise<ExitLine[]> =>
  reader
    .selectFrom('placementExits')
    .leftJoin('people', 'people.id', 'ownerId')
    .select(['item', 'ownerId', 'people.name as ownerName', 'dueOn', 'said', 'state'])
    .where('placementId', '=', placementId)
    .orderBy('item')
    .$castTo<ExitLine>()
    .execute()
