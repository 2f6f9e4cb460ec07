import { type RawBuilder, sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { zone } from '#infrastructure/words/local-time.ts'
import type { AnswerCounts, Attendance, AttendanceCell, AttendanceCounts } from './attendance.ts'
import { arrangeAttendance } from './attendance-rules.ts'

/** A place, or an organisation wherever it is. */
export type AttendanceScope = { placeId: string } | { organisationId: string }

interface Span {
  scope: AttendanceScope
  from: Date
  until: Date
}

const isWithin = ({ scope, from, until }: Span) => sql`
  ${'placeId' in scope ? sql`place_id = ${scope.placeId}` : sql`organisation_id = ${scope.organisationId}`}
  and starts_at >= ${from} and starts_at < ${until}`

/**
 * Dates of a time with what they count, as rows. Each is a row that holds its counts already: what is read are the dates
 * of this scope and time, by index, and no booking and no name.
 */
function datesOf(span: Span): RawBuilder<unknown> {
  const isAsked = isWithin(span)
  return sql`(
    select organisation_id, starts_at, coalesce(is_off, false) as is_off, coalesce(seats_offered, 0) as offered,
      coalesce(taken, 0) as taken, coalesce(is_known, false) as is_known, coalesce(came, 0) as came,
      coalesce(walked_in, 0) as walked_in, coalesce(expected - (came - walked_in), 0) as missed
    from (
      select organisation_id, opportunity_id, starts_at, seats_offered, in_person_taken + online_taken as taken,
        called_off_at is not null or told_status in ('cancelled', 'postponed') as is_off
      from booked_sessions where ${isAsked}
    ) as booked full join (
      select organisation_id, opportunity_id, starts_at, came, expected, walked_in,
        -- Opened and never touched, it knows nothing: also where it was closed by the clock, when its names went.
        came > 0 or (closed_at is not null and closed_at is distinct from names_removed_at) as is_known
      from registers where ${isAsked}
    ) as registered using (organisation_id, opportunity_id, starts_at)
  ) as dates`
}

const counts = sql`
  count(*) filter (where not is_off) as held, count(*) filter (where is_off) as called_off,
  coalesce(sum(offered) filter (where not is_off), 0)::int as offered,
  coalesce(sum(taken) filter (where not is_off), 0)::int as taken,
  count(*) filter (where not is_off and is_known) as known,
  coalesce(sum(came) filter (where not is_off and is_known), 0)::int as came,
  coalesce(sum(missed) filter (where not is_off and is_known), 0)::int as missed,
  coalesce(sum(walked_in) filter (where not is_off and is_known), 0)::int as walked_in`

interface Asked extends Span {
  /** `2026-11`, one after the other; the time is that of their whole calendar years. */
  months: readonly string[]
}

/** Who took part, by month and by organisation. What has not begun is not counted. */
export async function measureAttendance(
  { scope, from, until, months }: Asked,
  { database, now }: Reading & { now: Date },
): Promise<Attendance> {
  const span = { scope, from, until: until < now ? until : now }
  const [cells, answers] = await Promise.all([listCells(database, span), listAnswered(database, span)])
  return arrangeAttendance({ cells, answers, months, isOwn: 'organisationId' in scope })
}

async function listCells(database: Reader, span: Span): Promise<AttendanceCell[]> {
  const { rows } = await sql<AttendanceCell>`
    select slug, name, cells.* from (
      select organisation_id, to_char(starts_at at time zone ${zone}, 'YYYY-MM') as month, ${counts}
      from ${datesOf(span)} group by 1, 2
    ) as cells join organisations on organisations.id = cells.organisation_id`.execute(database)
  return rows
}

async function listAnswered(database: Reader, span: Span) {
  const { rows } = await sql<AnswerCounts & { month: string }>`
    select to_char(starts_at at time zone ${zone}, 'YYYY-MM') as month, count(*) as answers,
      json_build_object('yes', count(*) filter (where comes_again = 'yes'),
        'maybe', count(*) filter (where comes_again = 'maybe'),
        'no', count(*) filter (where comes_again = 'no')) as comes_again,
      json_build_object('much', count(*) filter (where learned = 'much'),
        'some', count(*) filter (where learned = 'some'),
        'nothing', count(*) filter (where learned = 'nothing')) as learned
    from session_answers where ${isWithin(span)} and num_nonnulls(comes_again, learned) > 0
    group by 1 order by 1`.execute(database)
  return rows
}

/** The sums of a time that is no month, such as that of a report. */
export async function countAttendance(span: Span, { database }: Reading): Promise<AttendanceCounts> {
  const { rows } = await sql<AttendanceCounts>`select ${counts} from ${datesOf(span)}`.execute(database)
  return needed(rows[0], 'counts, which come as one row')
}
