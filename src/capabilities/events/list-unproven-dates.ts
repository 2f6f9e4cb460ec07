import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

export interface SessionToConfirm {
  id: string
  opportunityId: string
  title: string
  titleCy: string | null
  startsAt: Date
  /** Bookings by telephone that wait for the organisation. */
  bookings: number
  /** When the first of them was made. */
  since: Date
}

/** Dates to come at which bookings by telephone wait for the organisation, the earliest first. */
export async function listSessionsToConfirm(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<SessionToConfirm[]> {
  const { rows } = await sql<SessionToConfirm>`
    select booked.id, booked.opportunity_id, title, title_cy, booked.starts_at,
      count(*)::int as bookings, min(asked_at) as since
    from bookings join booked_sessions as booked on booked.id = session_id
      join opportunities on opportunities.id = booked.opportunity_id
    where bookings.organisation_id = ${organisationId} and booked.starts_at > ${now} and called_off_at is null
      and bookings.email is null and proven_at is null and state in ('held', 'asked', 'waiting')
    group by booked.id, title, title_cy
    order by booked.starts_at, booked.id limit ${limit}`.execute(database)
  return rows
}
