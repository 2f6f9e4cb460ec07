import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { DateChange, ListedDate } from './booking.ts'
import { changeOf, dateAsTold } from './booking-rules.ts'
import { dateAsKnown, selectKnown } from './booking-store.ts'

export interface UntoldBooking {
  id: string
  /** The date as it is now, which its page at the desk is named by. */
  startsAt: Date
  people: string[]
  phone: string | null
  change: DateChange
}

interface Asked {
  organisationId: string
  opportunityId: string
  startsAt: Date
}

/**
 * Bookings whose bookers cannot be written to and know of their date what holds no more. Asked by the date as it is now, or
 * as they know it, when they would come.
 */
export async function listUntoldBookings(
  { organisationId, opportunityId, startsAt }: Asked,
  { database }: Reading,
): Promise<UntoldBooking[]> {
  const bookings = await selectKnown(database)
    .select(['bookings.id', 'phone'])
    .select((select) =>
      select
        .selectFrom('bookingPeople')
        .select(sql<string[] | null>`array_agg(booking_people.name order by position)`.as('names'))
        .whereRef('bookingId', '=', 'bookings.id')
        .as('people'),
    )
    .where('bookings.organisationId', '=', organisationId)
    .where('opportunityId', '=', opportunityId)
    .where((where) => where.or([where('startsAt', '=', startsAt), where('knownStartsAt', '=', startsAt)]))
    .orderBy('askedAt')
    .orderBy('bookings.id')
    .execute()
  return bookings.flatMap((one) => {
    const change = changeOf(dateAsKnown(one), dateAsTold(one))
    return change ? [{ id: one.id, startsAt: one.startsAt, people: one.people ?? [], phone: one.phone, change }] : []
  })
}

/** Dates of an organisation at which such bookers are still expected, the earliest first. */
export async function listUntoldDates(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<ListedDate[]> {
  const { rows } = await sql<ListedDate>`
    select booked.id, booked.opportunity_id, title, title_cy, booked.starts_at, sum(seats)::int as people
    from bookings join booked_sessions as booked on booked.id = session_id
      join opportunities on opportunities.id = booked.opportunity_id
    where bookings.organisation_id = ${organisationId} and greatest(booked.starts_at, known_starts_at) > ${now}
      and email is null and ended_at is null
      and (known_status <> told_status
        or (told_status <> 'cancelled' and (known_starts_at, known_ends_at) <> (told_starts_at, told_ends_at)))
    group by booked.id, title, title_cy
    order by booked.starts_at, booked.id limit ${limit}`.execute(database)
  return rows
}
