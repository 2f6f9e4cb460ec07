import { randomUUID } from 'node:crypto'
import { type CardRequest, lockCard } from '#capabilities/awards/keep-by-card.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPerson } from '#capabilities/people/lock-person.ts'
import { takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { selectListedSession } from './booked-listing-store.ts'
import { putBookedOnRegister } from './booked-register-store.ts'
import type { AgeBand, BookedPerson, BookingState, Channel } from './booking.ts'
import { closesAt, misfitOf, type PartyRefusal, partyRefusalOf, seatsLeft, seatsOf } from './booking-rules.ts'
import {
  hasRoomForHold,
  insertBooking,
  lockOrBeginSession,
  recountSession,
  selectBookingOfCard,
  selectBookings,
  selectSameBooker,
  selectTerms,
  settleSeats,
  tellBookers,
} from './booking-store.ts'
import { type BookingCardRefusal, checkBookingCard } from './check-booking-card.ts'
import { endBooking } from './end-booking-store.ts'

export interface TakeSeatsRequest {
  /** Of the form: sent twice, it is one booking. */
  requestId: string
  opportunityId: string
  startsAt: Date
  channel: Channel
  name: string
  bookerAge: AgeBand
  email: string | null
  phone: string | null
  /** A card with its PIN, in place of an address. */
  card?: CardRequest | undefined
  people: BookedPerson[]
  needs: string | null
  /** These seats beside those that the same booker has already. */
  isSecond: boolean
  guardianAgrees: boolean
  language: Language
  /** Where no seat is free: onto the waiting list. */
  mayWait: boolean
}

export type TakeSeatsRefusal =
  | PartyRefusal
  | 'cannot-be-booked'
  | 'booking-is-closed'
  | 'no-such-channel'
  | 'nothing-to-reach'
  | 'card-or-address'
  | 'card-is-from-elsewhere'
  | 'no-seat-left'
  | 'too-few-seats'

export type TakeSeatsOutcome =
  | { ok: false; refusal: 'booked-already'; bookingId: string }
  | { ok: true; bookingId: string; state: BookingState }
  /** `misfit`: whose age it is, counted from 0. */
  | { ok: false; refusal: TakeSeatsRefusal; left?: number; misfit?: number | undefined }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }
  | BookingCardRefusal

type Context = Pick<Services, 'database' | 'queue' | 'masterKey'> & {
  signedIn: SignedIn | undefined
  /** From where the form came, as a keyed hash. */
  clientKey: string | undefined
  /** Bookings that were made in this browser: they are known here, and of others nothing is said. */
  ownBookingIds: readonly string[]
  now: Date
}

/** How many bookings with one address or number come through before a wait. */
const freeTries = 8
/** From one connection: a crowd on one mobile network comes through, a program that invents people is stopped one day. */
const freeTriesOfClient = 600

/**
 * Takes seats at a session, or a turn on its waiting list. The session's row is locked: of fifty who ask for the last seat
 * one gets it. A booker who is signed in with this address has it at once; others confirm it by mail within half an hour, or
 * the organisation does it for who has a telephone alone. Beyond the share of seats that is held for them they get a seat when
 * it is confirmed (0041). A card of this organisation or place with its PIN confirms it at once, for one booking a date (0048).
 */
export async function takeSeats(request: TakeSeatsRequest, context: Context): Promise<TakeSeatsOutcome> {
  const { database, now } = context
  const known = await bookingOfRequest(database, request)
  if (known && !(await isMended(request, known, context))) return known
  const asked = await lookAt(request, context)
  // The last seat may be this form's own: it was sent twice, and the other one was quicker.
  if (!asked.ok) return (await bookingOfRequest(database, request)) ?? asked
  const checked = await cardOf(request, asked.session, context)
  if (checked && !checked.ok) return checked
  const reached = request.email ?? checked?.awardId ?? request.phone
  if (!reached) return { ok: false, refusal: 'nothing-to-reach' }
  // An account that types invented numbers is one booker.
  const subject = request.email ?? checked?.awardId ?? context.signedIn?.email ?? reached
  const attempt = await takeAttempt(database, { purpose: 'booking', subject, free: freeTries }, now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many-tries' }
  if (!context.signedIn && context.clientKey) {
    const limit = { purpose: 'booking', subject: `from ${context.clientKey}`, free: freeTriesOfClient } as const
    const tried = await takeAttempt(database, limit, now)
    if (!tried.ok) return { ...tried, refusal: 'too-many-tries' }
  }
  return database.transaction().execute(async (tx) => {
    // The card's award before the session, as erasing its holder has it.
    if (checked && !(await lockCard(checked, { tx }))) return { ok: false, refusal: 'card-is-unknown' }
    // A card may be shown at a computer where another person is signed in.
    const signedIn = checked ? undefined : context.signedIn
    // The person before the session, as erasing them has it; who is about to be erased books as who has no account.
    const isThere = signedIn && (await lockPerson(signedIn, { tx }))
    const powers = { ...context, signedIn: isThere ? signedIn : undefined }
    return take(tx, { request, ...asked, cardAwardId: checked?.awardId, context: powers })
  })
}

/** Whether the card that was shown belongs here; undefined where none was. Its PIN is looked at first: of others nothing is said. */
async function cardOf(
  { card, email }: TakeSeatsRequest,
  { organisationId, placeId }: Asked['session'],
  context: Context,
): Promise<{ ok: true; awardId: string } | Extract<TakeSeatsOutcome, { ok: false }> | undefined> {
  if (!card) return undefined
  // The mail of an address that nobody has proven would go to a stranger.
  if (email !== null) return { ok: false, refusal: 'card-or-address' }
  const checked = await checkBookingCard(card, context)
  if (!checked.ok) return checked
  if (checked.organisationId !== organisationId && checked.placeId !== placeId)
    return { ok: false, refusal: 'card-is-from-elsewhere' }
  return { ok: true, awardId: checked.awardId }
}

/**
 * The same form with another name, address, date or party: it was mended after it had been sent. What was asked for before
 * ends where nobody has proven it, so that its seat is free and its mail leads nowhere; a proven booking stands.
 */
async function isMended(
  request: TakeSeatsRequest,
  { bookingId }: { bookingId: string },
  { database, queue, now }: Context,
): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    const known = await selectBookings(tx).where('id', '=', bookingId).executeTakeFirstOrThrow()
    const session = await tx
      .selectFrom('bookedSessions')
      .select('startsAt')
      .where('id', '=', known.sessionId)
      .executeTakeFirstOrThrow()
    const people = await tx
      .selectFrom('bookingPeople')
      .select(['name', 'age'])
      .where('bookingId', '=', bookingId)
      .orderBy('position')
      .execute()
    const saidBy = (
      said: Pick<TakeSeatsRequest, 'name' | 'email' | 'phone' | 'channel' | 'startsAt'>,
      party: typeof people,
    ) =>
      JSON.stringify([
        said.name,
        said.email,
        said.phone,
        said.channel,
        said.startsAt,
        party.map(({ name, age }) => [name, age]),
      ])
    if (known.provenAt || saidBy(request, request.people) === saidBy({ ...known, ...session }, people)) return false
    // Whether it had ended before is the same here: the form is free for what it says now.
    await endBooking(tx, { booking: known, as: 'cancelled' }, { queue, now })
    await tx.updateTable('bookings').set({ requestId: randomUUID() }).where('id', '=', bookingId).execute()
    return true
  })
}

async function bookingOfRequest(
  database: Services['database'] | Tx,
  { requestId, opportunityId }: TakeSeatsRequest,
): Promise<Extract<TakeSeatsOutcome, { ok: true }> | undefined> {
  const row = await database
    .selectFrom('bookings')
    .innerJoin('opportunities', 'opportunities.organisationId', 'bookings.organisationId')
    .select(['bookings.id', 'bookings.state'])
    .where('opportunities.id', '=', opportunityId)
    .where('bookings.requestId', '=', requestId)
    .$castTo<{ id: string; state: BookingState }>()
    .executeTakeFirst()
  return row && { ok: true, bookingId: row.id, state: row.state }
}

type Asked = { session: Omit<Parameters<typeof lockOrBeginSession>[1], 'now'> }

/** Everything that is known without waiting for others: a crowd that comes too late is answered here. */
async function lookAt(
  request: TakeSeatsRequest,
  { database, now }: Context,
): Promise<({ ok: true } & Asked) | Extract<TakeSeatsOutcome, { refusal: TakeSeatsRefusal }>> {
  const { opportunityId, startsAt, channel, mayWait } = request
  const [terms, listed] = [
    await selectTerms(database, opportunityId),
    await selectListedSession(database, { opportunityId, startsAt }),
  ]
  if (!terms?.isOpen || !listed?.takesPlace) return { ok: false, refusal: 'cannot-be-booked' }
  if (closesAt(terms, startsAt) <= now) return { ok: false, refusal: 'booking-is-closed' }
  const most = seatsOf(terms, channel)
  if (most === null) return { ok: false, refusal: 'no-such-channel' }
  const refusal = partyRefusalOf(request, { mostPeople: terms.mostPeople, ages: listed })
  if (refusal === 'age-does-not-fit') return { ok: false, refusal, misfit: misfitOf(request.people, listed) }
  if (refusal) return { ok: false, refusal }
  // A group larger than all seats would wait for ever.
  if (request.people.length > most) return { ok: false, refusal: 'too-few-seats', left: most }
  const taken = await database
    .selectFrom('bookedSessions')
    .select(['inPersonTaken', 'onlineTaken', 'calledOffAt'])
    .where('opportunityId', '=', opportunityId)
    .where('startsAt', '=', startsAt)
    .executeTakeFirst()
  if (taken?.calledOffAt) return { ok: false, refusal: 'cannot-be-booked' }
  if (taken && !mayWait && seatsLeft(terms, taken, channel) === 0) return { ok: false, refusal: 'no-seat-left' }
  const { organisationId, placeId, endsAt } = listed
  return { ok: true, session: { opportunityId, organisationId, placeId, startsAt, endsAt } }
}

async function take(
  tx: Tx,
  {
    request,
    session,
    cardAwardId,
    context,
  }: Asked & { request: TakeSeatsRequest; cardAwardId: string | undefined; context: Context },
): Promise<TakeSeatsOutcome> {
  const { queue, now, signedIn, clientKey } = context
  const { opportunityId, startsAt, channel, people, email, mayWait, isSecond } = request
  const locked = await settleSeats(tx, await lockOrBeginSession(tx, { ...session, now }), { queue, now })
  // The same form a moment ago, or what changed while we waited.
  const known = await bookingOfRequest(tx, request)
  if (known) return known
  const [terms, listed] = [
    await selectTerms(tx, opportunityId),
    await selectListedSession(tx, { opportunityId, startsAt }),
  ]
  if (!terms?.isOpen || !listed?.takesPlace || locked.calledOffAt) return { ok: false, refusal: 'cannot-be-booked' }
  const own = cardAwardId
    ? await selectBookingOfCard(tx, { sessionId: locked.id, cardAwardId })
    : isSecond
      ? undefined
      : (await selectSameBooker(tx, { ...request, sessionId: locked.id })).find((one) => isKnownTo(one, context))
  if (own) return { ok: false, refusal: 'booked-already', bookingId: own.id }
  const left = seatsLeft(terms, locked, channel)
  const hasSeat = left >= people.length
  if (!hasSeat && !mayWait)
    return left === 0 ? { ok: false, refusal: 'no-seat-left' } : { ok: false, refusal: 'too-few-seats', left }
  const isProven =
    cardAwardId !== undefined || (signedIn !== undefined && (email === null || signedIn.emails.includes(email)))
  // Whether an address has booked is said to its reader alone: who types it gets the answer that any other address gets.
  const isHeld = await hasRoomForHold(tx, locked, { terms, channel, people, clientKey })
  const state: BookingState = hasSeat ? (isProven ? 'booked' : isHeld ? 'held' : 'asked') : 'waiting'
  const { requestId, name, phone, needs, language } = request
  const bookingId = await insertBooking(tx, {
    ...{ session: locked, requestId, channel, state, people, name, email, phone, needs, language, isProven, now },
    ...{ personId: signedIn?.personId ?? null, madeBy: null, clientKey: isProven ? undefined : clientKey },
    ...{ isSecond, cardAwardId: cardAwardId ?? null },
  })
  const recounted = await recountSession(tx, locked)
  const mail = state === 'held' ? 'confirm' : state
  await tellBookers(tx, { bookings: [{ id: bookingId, email }], mail, sequence: recounted.sequence }, { queue, now })
  if (state === 'booked') await putBookedOnRegister(tx, recounted, now)
  return { ok: true, bookingId, state }
}

/** Of others nobody is told that they have booked, by typing their name and address. */
function isKnownTo(
  { id, personId, email, provenAt }: Awaited<ReturnType<typeof selectSameBooker>>[number],
  { signedIn, ownBookingIds }: Context,
): boolean {
  if (ownBookingIds.includes(id)) return true
  if (!signedIn) return false
  return personId === signedIn.personId || (provenAt !== null && email !== null && signedIn.emails.includes(email))
}
