import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { putBookedOnRegister } from './booked-register-store.ts'
import { type BookingState, isToConfirmAtDesk } from './booking.ts'
import { seatsLeft } from './booking-rules.ts'
import { lockSession, recountSession, selectBookings, selectTerms, settleSeats } from './booking-store.ts'

export type ConfirmTelephoneBookingOutcome =
  | { ok: true; state: BookingState }
  | { ok: false; refusal: 'booking-not-found' | 'booking-has-ended' | 'session-is-over' }
  | { ok: false; refusal: 'too-few-seats'; left: number }

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/**
 * The organisation says that a booking by telephone stands: it knows the person, or has rung. A turn on the waiting list counts
 * from then on. What had run out, or was released by mistake, gets its seats again while there are some.
 */
export function confirmTelephoneBooking(
  { bookingId, sessionId }: { bookingId: string; sessionId: string },
  { database, queue, issuer, now }: Context,
): Promise<ConfirmTelephoneBookingOutcome> {
  const { organisationId, personId } = issuer
  return database.transaction().execute(async (tx): Promise<ConfirmTelephoneBookingOutcome> => {
    const find = () =>
      selectBookings(tx)
        .where('id', '=', bookingId)
        .where('sessionId', '=', sessionId)
        .where('organisationId', '=', organisationId)
        // Of an address its own mail is the proof.
        .where('email', 'is', null)
        .executeTakeFirst()
    const locked = (await find()) && (await lockSession(tx, sessionId))
    if (!locked) return { ok: false, refusal: 'booking-not-found' }
    const session = await settleSeats(tx, locked, { queue, now })
    const booking = await find()
    if (!booking) return { ok: false, refusal: 'booking-not-found' }
    if (booking.state === 'booked') return { ok: true, state: 'booked' }
    if (!isToConfirmAtDesk(booking)) return { ok: false, refusal: 'booking-has-ended' }
    if (session.endsAt <= now) return { ok: false, refusal: 'session-is-over' }
    const terms = await selectTerms(tx, session.opportunityId)
    const left = terms ? seatsLeft(terms, session, booking.channel) : 0
    const isTurn = booking.state === 'waiting'
    if (!isTurn && booking.state !== 'held' && left < booking.seats)
      return { ok: false, refusal: 'too-few-seats', left }
    const change = isTurn ? {} : { state: 'booked', bookedAt: now, endedAt: null, until: null, clientKey: null }
    await tx
      .updateTable('bookings')
      .set({ ...change, provenAt: now })
      .where('id', '=', bookingId)
      .execute()
    const recounted = await recountSession(tx, session)
    if (isTurn) await settleSeats(tx, recounted, { queue, now })
    else await putBookedOnRegister(tx, recounted, now)
    const what = { action: 'booking.confirmed', subjectType: 'booking', subjectId: bookingId }
    await audit(tx, { actorId: personId, ...what, placeId: session.placeId }, now)
    return { ok: true, state: isTurn ? 'waiting' : 'booked' }
  })
}
