import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Meeting, Placement } from './placement.ts'
import { selectMeetings, selectPlacements } from './placement-store.ts'

export interface PlacementYear extends Placement {
  /** In the order of their days. */
  meetings: Meeting[]
}

/** Where the place of an accepted application is, once it is founded or joined. */
export function findPlaceOfApplication(
  { applicationId }: { applicationId: string },
  { database }: Reading,
): Promise<{ slug: string; name: string; nameCy: string | null; beginsOn: string } | undefined> {
  return selectPlacements(database).where('applicationId', '=', applicationId).executeTakeFirst()
}

type Powers = Reading & { of: CityLead | ProgrammeTeam }

/** The year of a place: for the programme team whichever, for a City Lead their own place’s alone. */
export async function findPlacement(
  { placementId }: { placementId?: string },
  { database, of }: Powers,
): Promise<PlacementYear | undefined> {
  const placements = selectPlacements(database)
  const found =
    'placeId' in of
      ? await placements.where('placeId', '=', of.placeId).executeTakeFirst()
      : placementId && (await placements.where('placements.id', '=', placementId).executeTakeFirst())
  if (!found) return undefined
  const meetings = await selectMeetings(database)
    .where('placementId', '=', found.id)
    .orderBy('heldOn')
    .orderBy('startsAt')
    .execute()
  return { ...found, meetings }
}
