import type { Reading } from '#infrastructure/database/database.ts'
import type { BookingState, Channel } from './booking.ts'

export interface OwnBooking {
  title: string
  titleCy: string | null
  organisationName: string
  startsAt: Date
  channel: Channel
  state: BookingState
  /** Who comes. */
  people: string[]
  needs: string | null
  askedAt: Date
}

interface Asked {
  personId: string
  /** The account's address. */
  email: string
  limit: number
}

/**
 * What a person booked, the latest first: signed in, or with the address of their account and the mail there read. What
 * others booked with that address is theirs alone until then.
 */
export async function listOwnBookings({ personId, email, limit }: Asked, { database }: Reading): Promise<OwnBooking[]> {
  const bookings = await database
    .selectFrom('bookings')
    .innerJoin('bookedSessions', 'bookedSessions.id', 'bookings.sessionId')
    .innerJoin('opportunities', 'opportunities.id', 'bookedSessions.opportunityId')
    .innerJoin('organisations', 'organisations.id', 'bookings.organisationId')
    .select(['bookings.id', 'opportunities.title', 'opportunities.titleCy', 'organisations.name as organisationName'])
    .select(['bookedSessions.startsAt', 'channel', 'state', 'needs', 'askedAt'])
    .where((where) =>
      where.or([
        where('bookings.personId', '=', personId),
        where.and([where('bookings.email', '=', email.toLowerCase()), where('provenAt', 'is not', null)]),
      ]),
    )
    .orderBy('askedAt', 'desc')
    .limit(limit)
    .$castTo<Omit<OwnBooking, 'people'> & { id: string }>()
    .execute()
  if (bookings.length === 0) return []
  const people = await database
    .selectFrom('bookingPeople')
    .select(['bookingId', 'name'])
    .where(
      'bookingId',
      'in',
      bookings.map(({ id }) => id),
    )
    .orderBy('position')
    .execute()
  const peopleOf = Map.groupBy(people, ({ bookingId }) => bookingId)
  return bookings.map(({ id, ...booking }) => ({
    ...booking,
    people: (peopleOf.get(id) ?? []).map(({ name }) => name),
  }))
}
