import { sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import type { BookingState, Channel, UnreadChange } from './booking.ts'
import { selectUnreadChanges } from './booking-store.ts'

export interface OwnBooking {
  id: string
  title: string
  titleCy: string | null
  organisationName: string
  placeSlug: string
  /** Where it is, as the listing says. */
  address: string | null
  neighbourhoodName: string | null
  startsAt: Date
  endsAt: Date
  /** Called off by the organisation, or cancelled in the listing. */
  isOff: boolean
  channel: Channel
  state: BookingState
  /** Who comes. */
  people: string[]
  needs: string | null
  askedAt: Date
  change: UnreadChange | undefined
}

type Stored = Omit<OwnBooking, 'people' | 'change'>

interface Booker {
  personId: string
  /** The account's addresses, lower case. */
  emails: readonly string[]
  limit: number
}

/**
 * What a person booked, the latest first: signed in, with an address of their account and the mail there read, or by the
 * card of a badge that is in their account now. What others booked with that address is theirs alone until then.
 */
export async function listOwnBookings(
  { personId, emails, limit }: Booker,
  { database }: Reading,
): Promise<OwnBooking[]> {
  const cards = await database
    .selectFrom('awards')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select('awards.id')
    .where('recipients.personId', '=', personId)
    .where('claimedAt', 'is not', null)
    .where('keptByCard', '=', false)
    .execute()
  const own = bookingsOf(database)
    .where((where) =>
      where.or([
        where('bookings.personId', '=', personId),
        where.and([where('bookings.email', 'in', emails), where('provenAt', 'is not', null)]),
        sql<boolean>`card_award_id = any(${cards.map(({ id }) => id)}::uuid[])`,
      ]),
    )
    .limit(limit)
  return withPeople(database, await own.execute())
}

/** What was booked by showing this card, the latest first. The visitor has shown its PIN. */
export async function listCardBookings(
  { awardId, limit }: { awardId: string; limit: number },
  { database }: Reading,
): Promise<OwnBooking[]> {
  const own = bookingsOf(database).where('bookings.cardAwardId', '=', awardId).limit(limit)
  return withPeople(database, await own.execute())
}

function bookingsOf(database: Reader) {
  return database
    .selectFrom('bookings')
    .innerJoin('bookedSessions', 'bookedSessions.id', 'bookings.sessionId')
    .innerJoin('opportunities', 'opportunities.id', 'bookedSessions.opportunityId')
    .innerJoin('organisations', 'organisations.id', 'bookings.organisationId')
    .innerJoin('places', 'places.id', 'bookedSessions.placeId')
    .leftJoin('neighbourhoods', 'neighbourhoods.id', 'opportunities.neighbourhoodId')
    .select(['bookings.id', 'opportunities.title', 'opportunities.titleCy', 'organisations.name as organisationName'])
    .select(['bookedSessions.startsAt', 'bookedSessions.endsAt', 'channel', 'state', 'needs', 'askedAt'])
    .select(['places.slug as placeSlug', 'opportunities.address', 'neighbourhoods.name as neighbourhoodName'])
    .select((select) =>
      select
        .or([
          select('bookedSessions.calledOffAt', 'is not', null),
          select('bookedSessions.toldStatus', '=', 'cancelled'),
        ])
        .as('isOff'),
    )
    .orderBy('askedAt', 'desc')
    .$castTo<Stored>()
}

async function withPeople(database: Reader, bookings: Stored[]): Promise<OwnBooking[]> {
  if (bookings.length === 0) return []
  const ids = bookings.map(({ id }) => id)
  const changes = await selectUnreadChanges(database, ids)
  const people = await database
    .selectFrom('bookingPeople')
    .select(['bookingId', 'name'])
    .where('bookingId', 'in', ids)
    .orderBy('position')
    .execute()
  const peopleOf = Map.groupBy(people, ({ bookingId }) => bookingId)
  return bookings.map((booking) => ({
    ...booking,
    change: changes.get(booking.id),
    people: (peopleOf.get(booking.id) ?? []).map(({ name }) => name),
  }))
}

/** The next session at which they have a seat, or wait for one. */
export function nextOf(bookings: readonly OwnBooking[], now: Date): OwnBooking | undefined {
  return bookings.filter((one) => isComing(one, now)).toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0]
}

const over: readonly BookingState[] = ['lapsed', 'cancelled', 'removed']

/** Not over, not called off and not given up. */
export function isComing({ endsAt, isOff, state }: OwnBooking, now: Date): boolean {
  return endsAt > now && !isOff && !over.includes(state)
}
