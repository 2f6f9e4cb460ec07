import { sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { countAttendance } from './measure-attendance.ts'
import { shown, shownPart } from './small-numbers-rules.ts'

/** What changed in a place between two moments; `null` where a count of people is too small to publish. */
export interface PeriodFigures {
  issued: number | null
  /** Of those that were issued in this time. */
  kept: number | null
  shown: number | null
  people: number | null
  /** Badges issued in the time of the same length before. */
  issuedBefore: number | null
  opportunities: number
  badges: number
  joined: { name: string; kind: string }[]
  left: { name: string; how: 'left' | 'suspended' }[]
  /** Dates of the time and who took part in them. Reports of before they were counted have none. */
  attendance?: { held: number; calledOff: number; taken: number | null; known: number; came: number | null }
  stuck: Stuck
}

/** What waits at the end of the time, and the oldest of each. */
export interface Stuck {
  waiting: number
  /** Asked more than a week ago. */
  waitingLong: number
  /** Since when the first of them waits, where one does. */
  oldestWaiting?: Date | string | null
  /** Badges whose words wait to be read. Reports of before they were counted have none of these. */
  reviews?: number
  reviewsLong?: number
  oldestReview?: Date | string | null
  unsafe: number
  stale: number
  notReached: number
  pathwaysBroken: number
}

interface Period {
  placeId: string
  from: Date
  until: Date
}

/** Figures of a time: its rows alone are read, by index, however many there are of earlier ones. */
export async function measurePeriod(
  { placeId, from, until, stuck }: Period & { stuck: Stuck },
  { database }: Reading,
): Promise<PeriodFigures> {
  const before = { placeId, from: new Date(2 * from.getTime() - until.getTime()), until: from }
  const [now, earlier, published, moved, dates] = await Promise.all([
    countAwards(database, { placeId, from, until }),
    countAwards(database, before),
    countPublished(database, { placeId, from, until }),
    listMoved(database, { placeId, from, until }),
    countAttendance({ scope: { placeId }, from, until }, { database }),
  ])
  return {
    issued: shown(now.issued) ?? null,
    kept: shownPart(now.kept, now.issued) ?? null,
    shown: shownPart(now.shown, now.issued) ?? null,
    people: shown(now.people) ?? null,
    issuedBefore: shown(earlier.issued) ?? null,
    ...published,
    joined: moved.filter(({ step }) => step === 'approved').map(({ name, kind }) => ({ name, kind })),
    left: moved.flatMap(({ name, step }) => (step === 'left' || step === 'suspended' ? [{ name, how: step }] : [])),
    attendance: {
      ...{ held: dates.held, calledOff: dates.calledOff, known: dates.known },
      ...{ taken: shown(dates.taken) ?? null, came: shown(dates.came) ?? null },
    },
    stuck,
  }
}

async function countAwards(database: Reader, { placeId, from, until }: Period) {
  const { rows } = await sql<{ issued: number; kept: number; shown: number; people: number }>`
    select count(*) as issued, count(claimed_at) as kept, count(*) filter (where visibility = 'public') as shown,
      count(distinct coalesce(recipients.person_id, recipients.id)) as people
    from awards join recipients on recipients.id = awards.recipient_id
    where awards.place_id = ${placeId} and awarded_at >= ${from} and awarded_at < ${until} and revoked_at is null`.execute(
    database,
  )
  return needed(rows[0], 'a count')
}

async function countPublished(database: Reader, { placeId, from, until }: Period) {
  const { rows } = await sql<{ opportunities: number; badges: number }>`
    select
      (select count(*) from opportunities where place_id = ${placeId} and status = 'published'
        and published_at >= ${from} and published_at < ${until}) as opportunities,
      (select count(*) from badges where place_id = ${placeId} and status = 'published'
        and published_at >= ${from} and published_at < ${until}) as badges`.execute(database)
  return needed(rows[0], 'a count')
}

async function listMoved(database: Reader, { placeId, from, until }: Period) {
  return database
    .selectFrom('organisationSteps')
    .innerJoin('organisations', 'organisations.id', 'organisationSteps.organisationId')
    .select(['name', 'kind', 'step'])
    .where('placeId', '=', placeId)
    .where('at', '>=', from)
    .where('at', '<', until)
    .where('step', 'in', ['approved', 'left', 'suspended'])
    .orderBy('at')
    .limit(200)
    .execute()
}
