import { sql } from 'kysely'
import { shownStates } from '#capabilities/opportunities/opportunity.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'

const dayMs = 86_400_000
/** A clock that stood still for so long makes good what it missed. */
const daysBack = 2
const mostAtOnce = 1000

interface Begun {
  opportunityId: string
  organisationId: string
  placeId: string
  startsAt: Date
  endsAt: Date
  status: string
}

/**
 * By the clock: notes how many seats a date offered when it began, also where nobody took one. What its listing offers at
 * later dates, or says of itself afterwards, changes nothing of that.
 */
export async function noteOfferedSeats({ database, now }: { database: Database; now: Date }): Promise<void> {
  const { rows: unbooked } = await sql<Begun>`
    select listed.opportunity_id, opportunities.organisation_id, place_id, listed.starts_at, listed.ends_at,
      case when opportunities.event_status in ('scheduled', 'full') then listed.event_status
        else opportunities.event_status end as status
    from opportunity_sessions as listed
      join booking_terms as terms on terms.opportunity_id = listed.opportunity_id
      join opportunities on opportunities.id = listed.opportunity_id
    where listed.starts_at > ${new Date(now.getTime() - daysBack * dayMs)} and listed.starts_at <= ${now}
      and is_open and set_at < listed.starts_at and opportunities.status = any (${[...shownStates]}::text[])
      and not exists (select from booked_sessions as booked where booked.opportunity_id = listed.opportunity_id
        and booked.starts_at = listed.starts_at)
    order by listed.starts_at limit ${mostAtOnce}`.execute(database)
  if (unbooked.length > 0)
    await database
      .insertInto('bookedSessions')
      .values(
        unbooked.map(({ status, ...one }) => ({
          ...one,
          ...{ id: newId(now), toldStartsAt: one.startsAt, toldEndsAt: one.endsAt, toldStatus: status },
        })),
      )
      // Booked at this very moment.
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await sql`
    update booked_sessions set seats_offered = coalesce(in_person_seats, 0) + coalesce(online_seats, 0)
    from booking_terms as terms
    where terms.opportunity_id = booked_sessions.opportunity_id and seats_offered is null and starts_at <= ${now}`.execute(
    database,
  )
}
