import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { SessionToConfirm } from './list-sessions-to-confirm.ts'

/** Dates to come at which bookings by telephone ran out before the organisation confirmed them, the earliest first. */
export async function listRunOutBookings(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<SessionToConfirm[]> {
  const { rows } = await sql<SessionToConfirm>`
    select booked.id, booked.opportunity_id, title, title_cy, booked.starts_at,
      count(*)::int as bookings, min(ended_at) as since
    from bookings join booked_sessions as booked on booked.id = session_id
      join opportunities on opportunities.id = booked.opportunity_id
    where bookings.organisation_id = ${organisationId} and booked.starts_at > ${now} and called_off_at is null
      and bookings.email is null and phone is not null and proven_at is null and state = 'lapsed'
    group by booked.id, title, title_cy
    order by booked.starts_at, booked.id limit ${limit}`.execute(database)
  return rows
}
