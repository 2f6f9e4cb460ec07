import { sql } from 'kysely'
import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { type AcceptedOnDesk, listAccepted } from '#capabilities/programme/list-accepted.ts'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { exitItems } from './exit-plan.ts'
import { isExitOpen } from './exit-rules.ts'
import type { Meeting, Placement } from './placement.ts'
import { selectPlacements } from './placement-store.ts'
import { daysAfter } from './year-rules.ts'

/** What a place needs this fortnight, computed: each a count of what is late or waits. */
export interface Needs {
  /** Meetings whose day is over, of which nobody has said what became of them. */
  unnoted: number
  /** Actions beyond their day. */
  late: number
  /** Organisations that asked to be let in. */
  waiting: number
  /** Sources that cannot be read. */
  feeds: number
  /** Of the exit plan, what is open, once it is worked on. */
  exit: number
  /** Of the last four weeks; undefined where less of the year has passed. */
  halfDaysOfLate: number | undefined
}

export interface PlacementOnBoard extends Placement {
  /** The first that is planned; none once the year is over. */
  next: Pick<Meeting, 'kind' | 'number' | 'heldOn' | 'startsAt'> | undefined
  /** Of a year that is going on. */
  needs: Needs | undefined
}

const most = 200
const ledgerDays = 28

/** Places in their year, the newest first, each with what comes next and what it needs. */
export async function listPlacements(
  _: Record<string, never>,
  { database, now }: Reading & { team: ProgrammeTeam; now: Date },
): Promise<PlacementOnBoard[]> {
  const { date } = localParts(now)
  const [placements, coming, needs] = await Promise.all([
    selectPlacements(database).orderBy('beginsOn', 'desc').orderBy('name').limit(most).execute(),
    database
      .selectFrom('placementMeetings')
      .distinctOn('placementId')
      .select(['placementId', 'kind', 'number', 'heldOn', 'startsAt'])
      .where('heldOn', '>=', date)
      .where('state', '=', 'planned')
      .orderBy('placementId')
      .orderBy('heldOn')
      .$castTo<Pick<Meeting, 'kind' | 'number' | 'heldOn' | 'startsAt'> & { placementId: string }>()
      .execute(),
    selectNeeds(database, date),
  ])
  return placements.map((one) => {
    const found = needs.get(one.id)
    const isLong = daysAfter(one.beginsOn, ledgerDays) <= date
    return {
      ...one,
      // After its year a place plans no meeting of it, whatever was left as planned.
      next: one.stage === 'alumni' ? undefined : coming.find(({ placementId }) => placementId === one.id),
      needs: found && needsOf(found, { isLong, isExit: isExitOpen(one, date) }),
    }
  })
}

type Counted = Omit<Needs, 'exit'> & { settled: number; halfDaysOfLate: number }

const needsOf = (
  { settled, halfDaysOfLate, ...counts }: Counted,
  { isLong, isExit }: { isLong: boolean; isExit: boolean },
): Needs => ({
  ...counts,
  exit: isExit ? exitItems.length - settled : 0,
  halfDaysOfLate: isLong ? halfDaysOfLate : undefined,
})

/** Of years that are going on, each count by an index of its own: none grows with the awards of a place. */
async function selectNeeds(database: Reader, today: string): Promise<Map<string, Counted>> {
  const { rows } = await sql<Counted & { id: string }>`
    select placements.id,
      (select count(*) from placement_meetings where placement_id = placements.id and held_on < ${today}::date
        and state = 'planned') as unnoted,
      (select count(*) from placement_actions where placement_id = placements.id and state = 'open'
        and due_on < ${today}::date) as late,
      (select count(*) from placement_exits where placement_id = placements.id and state <> 'open') as settled,
      (select count(*) from organisation_places where organisation_places.place_id = placements.place_id
        and status = 'waiting') as waiting,
      (select count(*) from feeds cross join lateral (
        select problem from feed_runs where feed_id = feeds.id and doing = 'read' and finished_at is not null
        order by asked_at desc, feed_runs.id desc limit 1) as last
        where feeds.place_id = placements.place_id and stopped_at is null and last.problem is not null) as feeds,
      (select coalesce(sum(half_days), 0)::int from placement_ledger where placement_id = placements.id
        and week_on > ${today}::date - ${ledgerDays}::int) as half_days_of_late
    from placements where stage <> 'alumni' order by begins_on desc, placements.id limit ${most}`.execute(database)
  return new Map(rows.map(({ id, ...needs }) => [id, needs]))
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
