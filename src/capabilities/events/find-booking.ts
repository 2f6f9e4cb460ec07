import type { Audience } from '#capabilities/opportunities/opportunity.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { BookedPerson, BookedSession, Booking, UnreadChange } from './booking.ts'
import { selectBookings, selectSessions, selectUnreadChanges } from './booking-store.ts'

export interface BookingWithSession extends Booking {
  /** The questions after the session were answered; how, nobody knows. */
  hasAnswered: boolean
  people: (BookedPerson & { id: string })[]
  /** What the booker does not know of the date, where nobody can write to them. */
  change: UnreadChange | undefined
  session: BookedSession
  /** What is booked, as its listing calls it. */
  opportunity: {
    slug: string
    title: string
    titleCy: string | null
    placeSlug: string
    audience: Audience
    address: string | null
    neighbourhoodName: string | null
    latitude: number | null
    longitude: number | null
    meets: string | null
    meetsCy: string | null
    contactPhone: string | null
    contactEmail: string | null
    organisationName: string
    organisationSlug: string
  }
  /** Bookings that were asked for before it and wait as well, where it waits itself. */
  ahead: number
}

/** A booking with what it is for. */
export async function findBooking(
  { bookingId }: { bookingId: string },
  { database }: Reading,
): Promise<BookingWithSession | undefined> {
  const booking = await selectBookings(database)
    .select('hasAnswered')
    .where('id', '=', bookingId)
    .$castTo<Booking & { hasAnswered: boolean }>()
    .executeTakeFirst()
  if (!booking) return undefined
  const session = await selectSessions(database).where('id', '=', booking.sessionId).executeTakeFirstOrThrow()
  const opportunity = await database
    .selectFrom('opportunities')
    .innerJoin('places', 'places.id', 'opportunities.placeId')
    .innerJoin('organisations', 'organisations.id', 'opportunities.organisationId')
    .leftJoin('neighbourhoods', 'neighbourhoods.id', 'opportunities.neighbourhoodId')
    .select(['opportunities.slug', 'title', 'titleCy', 'places.slug as placeSlug', 'address', 'audience'])
    .select(['opportunities.latitude', 'opportunities.longitude'])
    .select(['neighbourhoods.name as neighbourhoodName', 'meets', 'meetsCy'])
    .select(['opportunities.contactPhone', 'opportunities.contactEmail'])
    .select(['organisations.name as organisationName', 'organisations.slug as organisationSlug'])
    .where('opportunities.id', '=', session.opportunityId)
    .$castTo<BookingWithSession['opportunity']>()
    .executeTakeFirstOrThrow()
  const people = await database
    .selectFrom('bookingPeople')
    .select(['id', 'name', 'age'])
    .where('bookingId', '=', bookingId)
    .orderBy('position')
    .$castTo<BookedPerson & { id: string }>()
    .execute()
  const ahead =
    booking.state === 'waiting'
      ? await database
          .selectFrom('bookings')
          .select((select) => select.fn.countAll<string>().as('count'))
          .where('sessionId', '=', booking.sessionId)
          .where('state', '=', 'waiting')
          .where('channel', '=', booking.channel)
          .where('provenAt', 'is not', null)
          .where('askedAt', '<', booking.askedAt)
          .executeTakeFirstOrThrow()
      : { count: '0' }
  const change = (await selectUnreadChanges(database, [bookingId])).get(bookingId)
  return { ...booking, people, session, opportunity, ahead: Number(ahead.count), change }
}
