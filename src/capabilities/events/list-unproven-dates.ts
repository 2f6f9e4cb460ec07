import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

/** A date at which seats were asked for by telephone alone. */
export interface UnprovenDate {
  id: string
  opportunityId: string
  title: string
  titleCy: string | null
  startsAt: Date
  /** Bookings by telephone that wait for the organisation, or ran out before it confirmed them. */
  bookings: number
  /** When the first of them was made, or ran out. */
  since: Date
}

/** What became of the bookings, and when that was. */
const kinds = {
  waiting: sql`state in ('held', 'asked', 'waiting')`,
  'ran-out': sql`state = 'lapsed' and phone is not null`,
}
const moments = { waiting: sql`asked_at`, 'ran-out': sql`ended_at` }

/** Dates to come with bookings by telephone that nobody of the organisation has confirmed, the earliest first. */
export async function listUnprovenDates(
  { organisationId, kind, limit }: { organisationId: string; kind: keyof typeof kinds; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<UnprovenDate[]> {
  const { rows } = await sql<UnprovenDate>`
    select booked.id, booked.opportunity_id, title, title_cy, booked.starts_at,
      count(*)::int as bookings, min(${moments[kind]}) as since
    from bookings join booked_sessions as booked on booked.id = session_id
      join opportunities on opportunities.id = booked.opportunity_id
    where bookings.organisation_id = ${organisationId} and booked.starts_at > ${now} and called_off_at is null
      and bookings.email is null and proven_at is null and ${kinds[kind]}
    group by booked.id, title, title_cy
    order by booked.starts_at, booked.id limit ${limit}`.execute(database)
  return rows
}
