import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { ListedDate } from './booking.ts'

/** Dates to come that people booked and that their listing names no more: nobody is told before they are moved or called off. */
export async function listAdriftSessions(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<ListedDate[]> {
  const { rows } = await sql<ListedDate>`
    select booked.id, booked.opportunity_id, title, title_cy, booked.starts_at,
      in_person_taken + online_taken + waiting as people
    from booked_sessions as booked join opportunities on opportunities.id = booked.opportunity_id
    where booked.organisation_id = ${organisationId} and booked.starts_at > ${now} and called_off_at is null
      and in_person_taken + online_taken + waiting > 0
      and not exists (select from opportunity_sessions as listed where listed.opportunity_id = booked.opportunity_id
        and listed.starts_at = booked.starts_at)
    order by booked.starts_at limit ${limit}`.execute(database)
  return rows
}
