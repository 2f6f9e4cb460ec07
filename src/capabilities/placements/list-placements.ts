import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { type AcceptedOnDesk, listAccepted } from '#capabilities/programme/list-accepted.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { Meeting, Placement } from './placement.ts'
import { selectPlacements } from './placement-store.ts'

export interface PlacementOnBoard extends Placement {
  /** The first that is not over; none once the year is. */
  next: Pick<Meeting, 'kind' | 'number' | 'heldOn' | 'startsAt'> | undefined
}

const most = 200

/** Places in their year, the newest first, each with what comes next. */
export async function listPlacements(
  _: Record<string, never>,
  { database, now }: Reading & { team: ProgrammeTeam; now: Date },
): Promise<PlacementOnBoard[]> {
  const { date } = localParts(now)
  const [placements, coming] = await Promise.all([
    selectPlacements(database).orderBy('beginsOn', 'desc').orderBy('name').limit(most).execute(),
    database
      .selectFrom('placementMeetings')
      .distinctOn('placementId')
      .select(['placementId', 'kind', 'number', 'heldOn', 'startsAt'])
      .where('heldOn', '>=', date)
      .orderBy('placementId')
      .orderBy('heldOn')
      .$castTo<Pick<Meeting, 'kind' | 'number' | 'heldOn' | 'startsAt'> & { placementId: string }>()
      .execute(),
  ])
  return placements.map((one) => ({ ...one, next: coming.find(({ placementId }) => placementId === one.id) }))
}

/** Places that were taken in a call and are not on this site yet: to be founded by those who took them, or joined to one. */
export async function listAcceptedWithoutPlace(
  _: Record<string, never>,
  { database, team }: Reading & { team: ProgrammeTeam },
): Promise<AcceptedOnDesk[]> {
  const accepted = await listAccepted({}, { database, team })
  const begun = await database
    .selectFrom('placements')
    .select('applicationId')
    .where('applicationId', 'is not', null)
    .execute()
  const known = new Set(begun.map(({ applicationId }) => applicationId))
  return accepted.filter(({ id }) => !known.has(id))
}

/** Places that have no year yet: what a new one can begin with. */
export function listPlacesWithoutYear(
  _: Record<string, never>,
  { database }: Reading & { team: ProgrammeTeam },
): Promise<{ id: string; name: string; nameCy: string | null }[]> {
  return database
    .selectFrom('places')
    .select(['id', 'name', 'nameCy'])
    .where('closedAt', 'is', null)
    .where('id', 'not in', (placements) => placements.selectFrom('placements').select('placeId'))
    .orderBy('name')
    .limit(most)
    .execute()
}
