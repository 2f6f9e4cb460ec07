import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { selectListedSession } from './booked-listing-store.ts'
import { putBookedOnRegister } from './booked-register-store.ts'
import type { BookedPerson, BookingState, Channel } from './booking.ts'
import { mostInGroup, seatsLeft, seatsOf } from './booking-rules.ts'
import {
  insertBooking,
  lockOrBeginSession,
  recountSession,
  selectTerms,
  settleSeats,
  tellBookers,
} from './booking-store.ts'

export interface AddBookingRequest {
  requestId: string
  opportunityId: string
  startsAt: Date
  channel: Channel
  name: string
  email: string | null
  phone: string | null
  people: BookedPerson[]
  needs: string | null
  language: Language
  /** Where there are too few seats: onto the waiting list. */
  mayWait: boolean
}

export type AddBookingOutcome =
  | { ok: true; bookingId: string; state: BookingState }
  | {
      ok: false
      refusal: 'session-not-found' | 'session-is-over' | 'no-such-channel' | 'nobody-comes' | 'too-many-people'
    }
  | { ok: false; refusal: 'too-few-seats'; left: number }

/**
 * A booking that is made at the desk: by telephone, or for a group that a youth worker brings. It needs no confirming; a
 * mail tells who is to be reached by one.
 */
export function addBooking(
  request: AddBookingRequest,
  { database, queue, issuer, now }: Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date },
): Promise<AddBookingOutcome> {
  const { organisationId, personId } = issuer
  const { opportunityId, startsAt, channel, people, mayWait, requestId, email } = request
  return database.transaction().execute(async (tx): Promise<AddBookingOutcome> => {
    const terms = await selectTerms(tx, opportunityId)
    const listed = await selectListedSession(tx, { opportunityId, startsAt })
    if (!terms || listed?.organisationId !== organisationId) return { ok: false, refusal: 'session-not-found' }
    if (listed.endsAt <= now || !listed.takesPlace) return { ok: false, refusal: 'session-is-over' }
    if (seatsOf(terms, channel) === null) return { ok: false, refusal: 'no-such-channel' }
    if (people.length === 0) return { ok: false, refusal: 'nobody-comes' }
    if (people.length > mostInGroup) return { ok: false, refusal: 'too-many-people' }
    const { placeId, endsAt } = listed
    const begun = await lockOrBeginSession(tx, { opportunityId, organisationId, placeId, startsAt, endsAt, now })
    const session = await settleSeats(tx, begun, { queue, now })
    const known = await tx
      .selectFrom('bookings')
      .select(['id', 'state'])
      .where('organisationId', '=', organisationId)
      .where('requestId', '=', requestId)
      .$castTo<{ id: string; state: BookingState }>()
      .executeTakeFirst()
    if (known) return { ok: true, bookingId: known.id, state: known.state }
    const left = seatsLeft(terms, session, channel)
    const hasSeats = left >= people.length
    if (!hasSeats && !mayWait) return { ok: false, refusal: 'too-few-seats', left }
    const state = hasSeats ? 'booked' : 'waiting'
    const { name, phone, needs, language } = request
    const bookingId = await insertBooking(tx, {
      ...{ session, requestId, channel, state, people, name, email, phone, needs, language, now },
      ...{ personId: null, madeBy: personId ?? null, isProven: true },
    })
    const recounted = await recountSession(tx, session)
    await tellBookers(
      tx,
      {
        bookings: [{ id: bookingId, email }],
        mail: state,
        sequence: session.sequence,
      },
      { queue, now },
    )
    if (state === 'booked') await putBookedOnRegister(tx, recounted, now)
    const what = { action: 'booking.added', subjectType: 'booking', subjectId: bookingId }
    await audit(tx, { actorId: personId, ...what, placeId }, now)
    return { ok: true, bookingId, state }
  })
}
