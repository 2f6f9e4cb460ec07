import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Meeting, Placement } from './placement.ts'

export const selectPlacements = (reader: Reader) =>
  reader
    .selectFrom('placements')
    .innerJoin('places', 'places.id', 'placements.placeId')
    .select(['placements.id', 'placeId', 'slug', 'name', 'nameCy', 'beginsOn', 'stage'])
    .$castTo<Placement>()

/** Held until the transaction ends: two who change its stage or its meetings wait for each other. */
export async function lockPlacement(tx: Tx, placementId: string): Promise<Placement | undefined> {
  await tx.selectFrom('placements').select('id').where('id', '=', placementId).forUpdate().execute()
  return selectPlacements(tx).where('placements.id', '=', placementId).executeTakeFirst()
}

export const selectMeetings = (reader: Reader) =>
  reader.selectFrom('placementMeetings').select(['kind', 'number', 'heldOn', 'startsAt', 'sequence']).$castTo<Meeting>()
