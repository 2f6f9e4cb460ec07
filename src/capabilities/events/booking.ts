import type { EventStatus } from '#capabilities/opportunities/opportunity.ts'
import type { Language } from '#infrastructure/words/languages.ts'

export const channels = ['in-person', 'online'] as const
/** How one takes part: capacity is counted for each by itself. */
export type Channel = (typeof channels)[number]

export const ageBands = ['under-13', '13-to-17', 'adult'] as const
export type AgeBand = (typeof ageBands)[number]

/**
 * `held`: a seat waits for its booker to confirm it. `asked`: no seat is held; one is taken when the booking is proven. `waiting`: on the waiting list. `offered`: a seat became free and waits
 * for an answer. `lapsed`: not confirmed, or not answered, in time. `cancelled` by the booker, `removed` by the organisation.
 */
export type BookingState = 'held' | 'asked' | 'booked' | 'waiting' | 'offered' | 'lapsed' | 'cancelled' | 'removed'

/** How seats at the sessions of an opportunity are taken. */
export interface BookingTerms {
  /** `null` where there is none of this kind. */
  inPersonSeats: number | null
  onlineSeats: number | null
  /** Of one booking. */
  mostPeople: number
  /** So many hours before it begins nobody books any more. */
  closesHours: number
  isOpen: boolean
}

export interface BookedPerson {
  name: string
  age: AgeBand
  /** A child in the care of the guardian who books, signed in. */
  childId?: string
}

/** A session at which seats were taken. */
export interface BookedSession {
  id: string
  opportunityId: string
  organisationId: string
  placeId: string
  startsAt: Date
  endsAt: Date
  inPersonTaken: number
  onlineTaken: number
  waiting: number
  calledOffAt: Date | null
  /** What those who booked know of it. */
  toldStartsAt: Date
  toldEndsAt: Date
  toldStatus: EventStatus
  differsSince: Date | null
  /** What the listing said of it when it was last called off where it is booked. */
  statusBefore: EventStatus | null
  sequence: number
}

/** A date in a list of those that wait for something, with how many people it is about. */
export interface ListedDate {
  id: string
  opportunityId: string
  title: string
  titleCy: string | null
  startsAt: Date
  people: number
}

/** A date as a booker knows it. */
export interface KnownDate {
  startsAt: Date
  endsAt: Date
  status: EventStatus
}

export interface Booking {
  id: string
  sessionId: string
  organisationId: string
  channel: Channel
  state: BookingState
  seats: number
  /** Who booked, who may not be one of those who come. */
  name: string
  email: string | null
  phone: string | null
  language: Language
  /** What is needed in order to come: for the organisation alone. */
  needs: string | null
  askedAt: Date
  /** The mail was read, the booker was signed in, or the organisation has spoken with them. */
  provenAt: Date | null
  until: Date | null
  bookedAt: Date | null
  endedAt: Date | null
  /** Asked for knowingly beside an earlier booking in the same name. */
  isSecond: boolean
  /** The award whose card confirmed it, and opens it again. */
  cardAwardId: string | null
}

/** A booking by telephone that waits for its organisation, or that it may bring back. */
export const isToConfirmAtDesk = ({ email, provenAt, state }: Pick<Booking, 'email' | 'provenAt' | 'state'>): boolean =>
  email === null &&
  (state === 'lapsed' || state === 'removed' || (provenAt === null && ['held', 'asked', 'waiting'].includes(state)))

/** How a date changed: each is a mail to those who booked it. */
export type DateChange = 'session-cancelled' | 'session-postponed' | 'session-moved' | 'session-online' | 'session-on'

/** What a booker who cannot be written to does not know of their date. */
export interface UnreadChange {
  kind: DateChange
  knownStartsAt: Date
}

/** Kinds of mail about one booking. */
export const bookingMails = [
  ...(['confirm', 'asked', 'booked', 'waiting', 'offered', 'cancelled', 'removed', 'reminder', 'afterwards'] as const),
  ...(['session-cancelled', 'session-postponed', 'session-moved', 'session-online', 'session-on'] as const),
] as const
export type BookingMail = (typeof bookingMails)[number]
