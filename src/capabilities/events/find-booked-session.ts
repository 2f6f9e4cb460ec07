import type { Audience } from '#capabilities/opportunities/opportunity.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { selectListedSession } from './booked-listing-store.ts'
import type { BookedPerson, BookedSession, Booking, BookingTerms } from './booking.ts'
import { seatsOf } from './booking-rules.ts'
import { selectBookings, selectSessions, selectTerms } from './booking-store.ts'

export interface BookingOnDesk extends Booking {
  people: BookedPerson[]
}

export interface BookedSessionOnDesk {
  /** Undefined where nobody has booked it yet. */
  session: BookedSession | undefined
  opportunityId: string
  title: string
  titleCy: string | null
  placeSlug: string
  slug: string
  audience: Audience
  startsAt: Date
  endsAt: Date
  isOff: boolean
  /** All of the listing is called off: there it is said that this date takes place. */
  isWholeOff: boolean
  /** Whether the listing is shown, and this date in it. */
  isOn: boolean
  isAdrift: boolean
  terms: BookingTerms
  seats: number
  /** In the order that they were asked for. */
  bookings: BookingOnDesk[]
  registerId: string | undefined
}

interface Asked {
  opportunityId: string
  startsAt: Date
  organisationId: string
}

/** One session at the desk with everybody who booked, ended bookings too. */
export async function findBookedSession(
  { opportunityId, startsAt, organisationId }: Asked,
  { database }: Reading,
): Promise<BookedSessionOnDesk | undefined> {
  const opportunity = await database
    .selectFrom('opportunities')
    .innerJoin('places', 'places.id', 'opportunities.placeId')
    .select(['opportunities.id', 'title', 'titleCy', 'opportunities.slug', 'places.slug as placeSlug', 'audience'])
    .where('opportunities.id', '=', opportunityId)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  const terms = opportunity && (await selectTerms(database, opportunityId))
  if (!terms) return undefined
  const listed = await selectListedSession(database, { opportunityId, startsAt })
  const session = await selectSessions(database)
    .where('opportunityId', '=', opportunityId)
    .where('startsAt', '=', startsAt)
    .executeTakeFirst()
  const endsAt = listed?.endsAt ?? session?.endsAt
  if (!endsAt) return undefined
  const bookings = session
    ? await selectBookings(database).where('sessionId', '=', session.id).orderBy('askedAt').orderBy('id').execute()
    : []
  const people = session
    ? await database
        .selectFrom('bookingPeople')
        .innerJoin('bookings', 'bookings.id', 'bookingPeople.bookingId')
        .select(['bookingId', 'bookingPeople.name', 'age'])
        .where('sessionId', '=', session.id)
        .orderBy('position')
        .$castTo<BookedPerson & { bookingId: string }>()
        .execute()
    : []
  const peopleOf = Map.groupBy(people, ({ bookingId }) => bookingId)
  const register = await database
    .selectFrom('registers')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('opportunityId', '=', opportunityId)
    .where('startsAt', '=', startsAt)
    .executeTakeFirst()
  const isOff = session?.calledOffAt != null || (listed ? listed.status === 'cancelled' : false)
  return {
    ...{ session, opportunityId, startsAt, endsAt, terms, isOff, isAdrift: !listed && !isOff },
    ...{ isWholeOff: listed?.isWholeOff ?? false, isOn: listed?.isOn ?? false },
    title: opportunity.title,
    titleCy: opportunity.titleCy,
    slug: opportunity.slug,
    audience: opportunity.audience as Audience,
    placeSlug: opportunity.placeSlug,
    seats: (seatsOf(terms, 'in-person') ?? 0) + (seatsOf(terms, 'online') ?? 0),
    bookings: bookings.map((one) => ({
      ...one,
      people: (peopleOf.get(one.id) ?? []).map(({ name, age }) => ({ name, age })),
    })),
    registerId: register?.id,
  }
}
