import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import {
  type AgeBand,
  type BookedPerson,
  type BookedSession,
  type Booking,
  type BookingTerms,
  type Channel,
  channels,
  type DateChange,
  type KnownDate,
} from './booking.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long a seat is held for a booker who has to open a mail. */
export const holdMinutes = 30
/** A seat that was booked by telephone waits for the organisation until so long before the beginning. */
const phoneHoldHours = 24
/** An offered seat is kept so long at most. */
const offerHours = 24
const shortestOfferMinutes = 30
/** Later than this before the beginning no seat is offered: nobody would read of it in time. */
const lastOfferMinutes = 60

export const longestName = 120
export const longestNeeds = 1000
/** Of a group that is put in at the desk. */
export const mostInGroup = 200
/** Pages say "20 or more" above this. */
export const mostShown = 20

export const holdUntil = (now: Date): Date => new Date(now.getTime() + holdMinutes * minuteMs)

/**
 * Until when a seat that was booked by telephone waits for the organisation to confirm it: until a day before, so that others
 * can still have it, or for half of the time that is left then.
 */
export function phoneHoldUntil(startsAt: Date, now: Date): Date {
  const left = startsAt.getTime() - now.getTime()
  return new Date(now.getTime() + Math.max(left - phoneHoldHours * hourMs, left / 2))
}

/** Until when an offered seat waits for an answer: a day, or half of the time that is left; undefined when it is too late. */
export function offerUntil(startsAt: Date, now: Date): Date | undefined {
  const left = startsAt.getTime() - now.getTime()
  if (left < lastOfferMinutes * minuteMs) return undefined
  const wait = Math.min(offerHours * hourMs, Math.max(shortestOfferMinutes * minuteMs, left / 2))
  return new Date(now.getTime() + wait)
}

type Taken = { inPersonTaken: number; onlineTaken: number }

export const seatsOf = (terms: Pick<BookingTerms, 'inPersonSeats' | 'onlineSeats'>, channel: Channel): number | null =>
  channel === 'online' ? terms.onlineSeats : terms.inPersonSeats

/** Seats that are free; 0 where more are taken than there are now. */
export function seatsLeft(
  terms: Pick<BookingTerms, 'inPersonSeats' | 'onlineSeats'>,
  taken: Taken,
  channel: Channel,
): number {
  const seats = seatsOf(terms, channel) ?? 0
  return Math.max(0, seats - (channel === 'online' ? taken.onlineTaken : taken.inPersonTaken))
}

interface UnprovenHolds {
  terms: Pick<BookingTerms, 'inPersonSeats' | 'onlineSeats'>
  channel: Channel
  /** How many of them are held by bookers who have proven nothing yet. */
  held: number
  /** Those of them that one connection holds. */
  heldByClient: number
}

/**
 * Whether seats are held for a booker who has proven nothing yet: at most half of all seats are, and of these a quarter of all
 * for one connection, but one booking each. The others are for those who prove themselves, who need no hold to get them.
 */
export function mayHold(people: number, { terms, channel, held, heldByClient }: UnprovenHolds): boolean {
  const seats = seatsOf(terms, channel) ?? 0
  if (held + people > Math.ceil(seats / 2)) return false
  return heldByClient === 0 || heldByClient + people <= Math.ceil(seats / 4)
}

type Booker = Pick<Booking, 'name' | 'email' | 'phone'>

/** Whether both are one booker: the same name, by the same address or, where there is none, the same number. */
export function isSameBooker(one: Booker, other: Booker): boolean {
  const reachedBy = ({ email, phone }: Booker) => email ?? phone?.replace(/\D/g, '')
  return nameKeyOf(one.name) === nameKeyOf(other.name) && reachedBy(one) === reachedBy(other)
}

export interface Seats {
  channel: Channel
  seats: number
  left: number
}

/** Seats and how many of them are free, for each way to take part that there is; nobody has taken any where no count is kept. */
export const seatsAt = (
  terms: Pick<BookingTerms, 'inPersonSeats' | 'onlineSeats'>,
  taken: { inPersonTaken: number | null; onlineTaken: number | null } | undefined,
): Seats[] =>
  channels.flatMap((channel) => {
    const seats = seatsOf(terms, channel)
    const counts = { inPersonTaken: taken?.inPersonTaken ?? 0, onlineTaken: taken?.onlineTaken ?? 0 }
    return seats === null ? [] : [{ channel, seats, left: seatsLeft(terms, counts, channel) }]
  })

/** Until when a session can be booked. */
export const closesAt = ({ closesHours }: Pick<BookingTerms, 'closesHours'>, startsAt: Date): Date =>
  new Date(startsAt.getTime() - closesHours * hourMs)

/** What there is to tell of a date to who knows it as it was; nothing where one time or another makes no difference. */
export function changeOf(known: KnownDate, { status, startsAt, endsAt }: KnownDate): DateChange | undefined {
  const isMoved = known.startsAt.getTime() !== startsAt.getTime() || known.endsAt.getTime() !== endsAt.getTime()
  if (status === known.status) return isMoved && status !== 'cancelled' ? 'session-moved' : undefined
  if (status === 'cancelled') return 'session-cancelled'
  if (status === 'postponed') return 'session-postponed'
  if (isMoved) return 'session-moved'
  return status === 'moved-online' ? 'session-online' : 'session-on'
}

type Told = Pick<BookedSession, 'toldStartsAt' | 'toldEndsAt' | 'toldStatus'>

/** A date as those who are written to know it. */
export const dateAsTold = ({ toldStartsAt, toldEndsAt, toldStatus }: Told): KnownDate => ({
  startsAt: toldStartsAt,
  endsAt: toldEndsAt,
  status: toldStatus,
})

/** A date as who looks at its booking reads it: at once, before the others are written to. */
export const dateAsShown = ({
  startsAt,
  endsAt,
  calledOffAt,
  toldStatus,
}: Pick<BookedSession, 'startsAt' | 'endsAt' | 'calledOffAt' | 'toldStatus'>): KnownDate => ({
  startsAt,
  endsAt,
  status: calledOffAt ? 'cancelled' : toldStatus,
})

interface Waiting {
  id: string
  channel: Channel
  seats: number
}

/**
 * Who of a waiting list, the longest waiting first, is offered what is free. A group that does not fit is passed over and
 * keeps its turn; nobody of the other channel is held up by it.
 */
export function nextOffers<One extends Waiting>(waiting: readonly One[], free: Record<Channel, number>): One[] {
  const left = { ...free }
  return waiting.filter(({ channel, seats }) => {
    if (seats > left[channel]) return false
    left[channel] -= seats
    return true
  })
}

const years: Record<AgeBand, { from: number; to: number }> = {
  'under-13': { from: 0, to: 12 },
  '13-to-17': { from: 13, to: 17 },
  adult: { from: 18, to: 120 },
}

/** Whether people of this age may come to what is for these ages. */
export const fitsAges = (age: AgeBand, { ageMin, ageMax }: { ageMin: number; ageMax: number }): boolean =>
  years[age].from <= ageMax && years[age].to >= ageMin

export type PartyRefusal =
  | 'nobody-comes'
  | 'too-many-people'
  | 'guardian-must-book'
  | 'guardian-must-agree'
  | 'age-does-not-fit'

export interface Party {
  people: readonly BookedPerson[]
  /** The booker's own age; they may not be one of those who come. */
  bookerAge: AgeBand
  guardianAgrees: boolean
}

/** Why this party may not book. A child comes with an adult, or because a parent or guardian booked and agreed. */
export function partyRefusalOf(
  { people, bookerAge, guardianAgrees }: Party,
  { mostPeople, ages }: { mostPeople: number; ages: { ageMin: number; ageMax: number } },
): PartyRefusal | undefined {
  if (people.length === 0) return 'nobody-comes'
  if (people.length > mostPeople) return 'too-many-people'
  const children = people.filter(({ age }) => age === 'under-13')
  if (bookerAge === 'under-13' || (children.length > 0 && bookerAge !== 'adult')) return 'guardian-must-book'
  if (children.length > 0 && !guardianAgrees) return 'guardian-must-agree'
  if (misfitOf(people, ages) !== undefined) return 'age-does-not-fit'
  return undefined
}

/**
 * Which of these people is too young or too old, counted from 0: the form says it where that age was chosen. Adults who bring
 * children come along, whatever ages it is for.
 */
export function misfitOf(
  people: readonly BookedPerson[],
  ages: { ageMin: number; ageMax: number },
): number | undefined {
  const areBrought = people.some(({ age }) => age !== 'adult')
  const at = people.findIndex(({ age }) => !(areBrought && age === 'adult') && !fitsAges(age, ages))
  return at < 0 ? undefined : at
}

const remindFromHours = 30
const remindUntilHours = 2
const remindAfterBookingHours = 12

/** Whether a reminder is due: about a day before, not right after the booking, and not when it would come too late. */
export function isReminderDue(
  { startsAt, bookedAt, remindedAt }: { startsAt: Date; bookedAt: Date; remindedAt: Date | null },
  now: Date,
): boolean {
  const ahead = startsAt.getTime() - now.getTime()
  return (
    remindedAt === null &&
    ahead <= remindFromHours * hourMs &&
    ahead >= remindUntilHours * hourMs &&
    now.getTime() - bookedAt.getTime() >= remindAfterBookingHours * hourMs
  )
}

/** Reminders are looked for up to here. */
export const remindedBefore = (now: Date): Date => new Date(now.getTime() + remindFromHours * hourMs)

/** What people need in order to come is removed from bookings of sessions that ended before this. */
export const needsKeptSince = (now: Date): Date => new Date(now.getTime() - 30 * dayMs)

/** A change of a session is told so long after it was made: until then it can be taken back unseen. */
export const toldAfterMinutes = 10
export const toldAfter = (differsSince: Date): Date => new Date(differsSince.getTime() + toldAfterMinutes * minuteMs)

/** The letters and digits that a booking is called by at the door: from its id, whose end is random. */
export const referenceOf = (bookingId: string): string => bookingId.replaceAll('-', '').slice(-6).toUpperCase()
