import { type SqlBool, sql } from 'kysely'
import type { EventStatus } from '#capabilities/opportunities/opportunity.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Queue } from '#infrastructure/jobs/queue.ts'
import { noteDeliveries } from '#infrastructure/mail/delivery-log.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { selectListedSession } from './booked-listing-store.ts'
import type {
  BookedPerson,
  BookedSession,
  Booking,
  BookingMail,
  BookingState,
  BookingTerms,
  Channel,
  KnownDate,
  UnreadChange,
} from './booking.ts'
import { bookingMailDue } from './booking-jobs.ts'
import {
  changeOf,
  dateAsShown,
  dateAsTold,
  holdUntil,
  isSameBooker,
  mayHold,
  mostShown,
  nextOffers,
  offerUntil,
  phoneHoldUntil,
  seatsLeft,
} from './booking-rules.ts'

const sessionColumns = [
  ...(['id', 'opportunityId', 'organisationId', 'placeId', 'startsAt', 'endsAt', 'inPersonTaken'] as const),
  ...(['onlineTaken', 'waiting', 'calledOffAt', 'toldStartsAt', 'toldEndsAt', 'toldStatus'] as const),
  ...(['differsSince', 'sequence', 'statusBefore'] as const),
] as const

export const bookingColumns = [
  ...([
    'id',
    'sessionId',
    'organisationId',
    'channel',
    'state',
    'seats',
    'name',
    'email',
    'phone',
    'language',
  ] as const),
  ...(['needs', 'askedAt', 'provenAt', 'until', 'bookedAt', 'endedAt', 'isSecond', 'cardAwardId'] as const),
] as const

export const selectSessions = (reader: Reader) =>
  reader.selectFrom('bookedSessions').select(sessionColumns).$castTo<BookedSession>()

export const selectBookings = (reader: Reader) =>
  reader.selectFrom('bookings').select(bookingColumns).$castTo<Booking>()

export function selectTerms(reader: Reader, opportunityId: string): Promise<BookingTerms | undefined> {
  return reader
    .selectFrom('bookingTerms')
    .select(['inPersonSeats', 'onlineSeats', 'mostPeople', 'closesHours', 'isOpen'])
    .where('opportunityId', '=', opportunityId)
    .executeTakeFirst()
}

/** The session, held until the transaction ends: taking, freeing and offering a seat wait here. */
export const lockSession = (tx: Tx, id: string): Promise<BookedSession | undefined> =>
  selectSessions(tx).where('id', '=', id).forUpdate().executeTakeFirst()

/** The same by its date, where seats were taken at it. */
export const lockSessionAt = (
  tx: Tx,
  { opportunityId, organisationId, startsAt }: Pick<BookedSession, 'opportunityId' | 'organisationId' | 'startsAt'>,
): Promise<BookedSession | undefined> =>
  selectSessions(tx)
    .where('opportunityId', '=', opportunityId)
    .where('organisationId', '=', organisationId)
    .where('startsAt', '=', startsAt)
    .forUpdate()
    .executeTakeFirst()

interface Begun extends Pick<BookedSession, 'opportunityId' | 'organisationId' | 'placeId' | 'startsAt' | 'endsAt'> {
  now: Date
}

/** The row of a session at which the first seat is taken, or the one that is there; held. */
export async function lockOrBeginSession(tx: Tx, { now, ...session }: Begun): Promise<BookedSession> {
  const { startsAt, endsAt } = session
  const find = () => lockSessionAt(tx, session)
  const known = await find()
  if (known) return known
  // A register that is being opened holds this row: it has what is booked, or what is booked finds it.
  await tx
    .selectFrom('opportunitySessions')
    .select('id')
    .where('opportunityId', '=', session.opportunityId)
    .where('startsAt', '=', startsAt)
    .forShare()
    .execute()
  await tx
    .insertInto('bookedSessions')
    .values({ id: newId(now), ...session, toldStartsAt: startsAt, toldEndsAt: endsAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const begun = await find()
  if (!begun) throw new Error('a session that was just begun is gone')
  return begun
}

/** States in which a booking holds its seats. */
const takesSeats = sql<SqlBool>`state in ('held', 'booked', 'offered')`

/** Counts seats and those who wait anew, under the session's lock. */
export async function recountSession(tx: Tx, session: BookedSession): Promise<BookedSession> {
  const terms = await selectTerms(tx, session.opportunityId)
  const { rows } = await sql<{ inPerson: number; online: number; waiting: number }>`
    select coalesce(sum(seats) filter (where ${takesSeats} and channel = 'in-person'), 0)::int as in_person,
      coalesce(sum(seats) filter (where ${takesSeats} and channel = 'online'), 0)::int as online,
      coalesce(sum(seats) filter (where state = 'waiting' and proven_at is not null), 0)::int as waiting
    from bookings where session_id = ${session.id}`.execute(tx)
  const { inPerson, online, waiting } = needed(rows[0], 'counts, which come as one row')
  const counts = { inPersonTaken: inPerson, onlineTaken: online, waiting }
  const shown = (channel: 'in-person' | 'online') =>
    terms ? Math.min(mostShown, seatsLeft(terms, counts, channel)) : null
  await tx
    .updateTable('bookedSessions')
    .set({ ...counts, inPersonShown: shown('in-person'), onlineShown: shown('online') })
    .where('id', '=', session.id)
    .execute()
  return { ...session, ...counts }
}

type Told = Pick<Booking, 'id' | 'email'>

/** Queues mails to those of these bookers who can be written to, in the transaction that causes them. */
export async function tellBookers(
  tx: Tx,
  { bookings, mail, sequence, reason }: { bookings: Told[]; mail: BookingMail; sequence: number; reason?: string },
  { queue, now }: { queue: Queue; now: Date },
): Promise<void> {
  const due = bookings
    .filter(({ email }) => email !== null)
    .map(({ id }) => ({ bookingId: id, mail, mailId: newId(now), sequence, ...(reason && { reason }) }))
  if (due.length === 0) return
  await queue.enqueue(tx, bookingMailDue, due)
  const entries = due.map(({ bookingId, mailId }) => ({
    ...{ about: bookingAbout(bookingId), mailId, organisationId: null, reason: '' },
    kind: 'queued' as const,
  }))
  await noteDeliveries(tx, entries, now)
}

/** Names a booking's mails in the log of deliveries. */
export const bookingAbout = (bookingId: string) => `booking ${bookingId}`

/** Frees seats that were held or offered too long, and offers what is free to those who wait. Under the session's lock. */
export async function settleSeats(
  tx: Tx,
  locked: BookedSession,
  { queue, now }: { queue: Queue; now: Date },
): Promise<BookedSession> {
  const lapsed = await tx
    .updateTable('bookings')
    .set({ state: 'lapsed', until: null, endedAt: now, clientKey: null })
    .where('sessionId', '=', locked.id)
    .where('state', 'in', ['held', 'offered'])
    .where('until', '<=', now)
    .returning('id')
    .execute()
  const session = lapsed.length > 0 ? await recountSession(tx, locked) : locked
  if (session.waiting === 0) return session
  const terms = await selectTerms(tx, session.opportunityId)
  const until = offerUntil(session.startsAt, now)
  if (
    !terms ||
    !until ||
    session.calledOffAt ||
    session.toldStatus === 'cancelled' ||
    session.toldStatus === 'postponed'
  )
    return session
  if (!(await selectListedSession(tx, session))?.isOn) return session
  const waiting = await selectBookings(tx)
    .where('sessionId', '=', session.id)
    .where('state', '=', 'waiting')
    .where('provenAt', 'is not', null)
    .orderBy('askedAt')
    .orderBy('id')
    .execute()
  const offered = nextOffers(waiting, {
    'in-person': seatsLeft(terms, session, 'in-person'),
    online: seatsLeft(terms, session, 'online'),
  })
  if (offered.length === 0) return session
  await tx
    .updateTable('bookings')
    .set({ state: 'offered', until, offeredAt: now })
    .where(
      'id',
      'in',
      offered.map(({ id }) => id),
    )
    .execute()
  await tellBookers(tx, { bookings: offered, mail: 'offered', sequence: session.sequence }, { queue, now })
  return recountSession(tx, session)
}

interface UnprovenRequest {
  channel: Channel
  people: readonly BookedPerson[]
  clientKey: string | undefined
}

/** Whether the share of seats that unproven bookers hold has room for these, under the session's lock. */
export async function hasRoomForHold(
  tx: Tx,
  session: BookedSession,
  { terms, channel, people, clientKey }: UnprovenRequest & { terms: BookingTerms },
): Promise<boolean> {
  const { rows } = await sql<{ held: number; heldByClient: number }>`
    select coalesce(sum(seats), 0)::int as held,
      coalesce(sum(seats) filter (where client_key = ${clientKey ?? null}::text), 0)::int as held_by_client
    from bookings where session_id = ${session.id} and channel = ${channel} and state = 'held' and proven_at is null`.execute(
    tx,
  )
  const counts = needed(rows[0], 'counts, which come as one row')
  return mayHold(people.length, { terms, channel, ...counts })
}

/** Whether seats for this booking are free now, after those who wait had their turn; under the session's lock. */
export async function hasSeats(
  tx: Tx,
  session: BookedSession,
  { channel, seats }: Pick<Booking, 'channel' | 'seats'>,
): Promise<boolean> {
  const terms = await selectTerms(tx, session.opportunityId)
  return terms !== undefined && seatsLeft(terms, session, channel) >= seats
}

/** Bookings of the same name, by the same address or number, at this session, that have not ended. */
export async function selectSameBooker(
  reader: Reader,
  booker: Pick<Booking, 'sessionId' | 'name' | 'email' | 'phone'>,
): Promise<(Booking & { personId: string | null })[]> {
  const bookings = await selectBookings(reader)
    .select('personId')
    .where('sessionId', '=', booker.sessionId)
    .where('state', 'in', ['held', 'asked', 'booked', 'waiting', 'offered'])
    .where('email', booker.email === null ? 'is' : '=', booker.email)
    .orderBy('askedAt')
    .orderBy('id')
    .$castTo<Booking & { personId: string | null }>()
    .execute()
  return bookings.filter((one) => isSameBooker(one, booker))
}

/** The booking of a card at this session that has not ended. */
export const selectBookingOfCard = (
  reader: Reader,
  { sessionId, cardAwardId }: { sessionId: string; cardAwardId: string },
): Promise<{ id: string } | undefined> =>
  reader
    .selectFrom('bookings')
    .select('id')
    .where('sessionId', '=', sessionId)
    .where('cardAwardId', '=', cardAwardId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()

interface NewBooking {
  session: Pick<BookedSession, 'id' | 'organisationId' | 'startsAt' | 'toldStartsAt' | 'toldEndsAt' | 'toldStatus'>
  requestId: string
  channel: Channel
  state: BookingState
  people: BookedPerson[]
  name: string
  email: string | null
  phone: string | null
  needs: string | null
  language: Language
  personId: string | null
  /** Of the organisation, where it was made at the desk. */
  madeBy: string | null
  isProven: boolean
  /** From which connection an unproven seat is held. */
  clientKey?: string | undefined
  isSecond?: boolean
  /** The award whose card confirms it. */
  cardAwardId?: string | null
  now: Date
}

/** What a booking remembers of its date where nobody can write to its booker. */
export const knownColumns = ({ startsAt, endsAt, status }: KnownDate) => ({
  knownStartsAt: startsAt,
  knownEndsAt: endsAt,
  knownStatus: status,
})

/** Bookings that have not ended, of bookers without an address, each with the date as they know it. */
export const selectKnown = (reader: Reader) =>
  reader
    .selectFrom('bookings')
    .innerJoin('bookedSessions', 'bookedSessions.id', 'bookings.sessionId')
    .select(['knownStartsAt', 'knownEndsAt', 'knownStatus', 'startsAt', 'endsAt', 'calledOffAt'])
    .select(['toldStartsAt', 'toldEndsAt', 'toldStatus'])
    .where('email', 'is', null)
    .where('endedAt', 'is', null)
    .where('knownStartsAt', 'is not', null)
    .$castTo<KnownColumns & Parameters<typeof dateAsShown>[0] & Parameters<typeof dateAsTold>[0]>()

interface KnownColumns {
  knownStartsAt: Date
  knownEndsAt: Date
  knownStatus: EventStatus
}

export const dateAsKnown = ({ knownStartsAt, knownEndsAt, knownStatus }: KnownColumns): KnownDate => ({
  startsAt: knownStartsAt,
  endsAt: knownEndsAt,
  status: knownStatus,
})

/** By booking, what its booker reads when they come back. */
export async function selectUnreadChanges(reader: Reader, ids: string[]): Promise<Map<string, UnreadChange>> {
  if (ids.length === 0) return new Map()
  const known = await selectKnown(reader).select('bookings.id').where('bookings.id', 'in', ids).execute()
  return new Map(
    known.flatMap((one) => {
      const kind = changeOf(dateAsKnown(one), dateAsShown(one))
      return kind ? [[one.id, { kind, knownStartsAt: one.knownStartsAt }] as const] : []
    }),
  )
}

export async function insertBooking(tx: Tx, booking: NewBooking): Promise<string> {
  const { session, requestId, channel, state, people, name, email, phone, needs, language, personId, madeBy, now } =
    booking
  const id = newId(now)
  const known = knownColumns(dateAsTold(session))
  await tx
    .insertInto('bookings')
    .values({
      ...(email === null && known),
      ...{ id, sessionId: session.id, organisationId: session.organisationId, requestId, channel, state },
      ...{ seats: people.length, name, email, phone, language, needs, personId, madeBy, askedAt: now },
      guardianAgreedAt: people.some(({ age }) => age === 'under-13') ? now : null,
      provenAt: booking.isProven ? now : null,
      until: state === 'held' ? (email === null ? phoneHoldUntil(session.startsAt, now) : holdUntil(now)) : null,
      clientKey: state === 'held' ? (booking.clientKey ?? null) : null,
      isSecond: booking.isSecond ?? false,
      cardAwardId: booking.cardAwardId ?? null,
      bookedAt: state === 'booked' ? now : null,
    })
    .execute()
  const inCare = await childrenInCare(tx, { people, guardianId: personId })
  await tx
    .insertInto('bookingPeople')
    .values(
      people.map((one, index) => ({
        bookingId: id,
        id: newId(now),
        position: index + 1,
        name: one.name,
        age: one.age,
        childId: one.childId && inCare.has(one.childId) ? one.childId : null,
      })),
    )
    .execute()
  return id
}

/** Which of these are children whose verified guardian this is: what a form says of others counts for nothing. */
async function childrenInCare(
  tx: Tx,
  { people, guardianId }: { people: BookedPerson[]; guardianId: string | null },
): Promise<Set<string>> {
  const asked = people.flatMap(({ childId }) => childId ?? [])
  if (asked.length === 0 || guardianId === null) return new Set()
  const rows = await tx
    .selectFrom('guardianships')
    .select('childId')
    .where('childId', 'in', asked)
    .where('guardianId', '=', guardianId)
    .where('verifiedAt', 'is not', null)
    .where('revokedAt', 'is', null)
    .execute()
  return new Set(rows.map(({ childId }) => childId))
}
