import type { Services } from '#infrastructure/services.ts'
import { selectListedSession } from './booked-listing-store.ts'
import { putBookedOnRegister } from './booked-register-store.ts'
import type { BookingState } from './booking.ts'
import {
  hasSeats,
  lockSession,
  recountSession,
  selectBookings,
  selectSameBooker,
  settleSeats,
  tellBookers,
} from './booking-store.ts'

export type ConfirmBookingOutcome =
  | { ok: true; state: BookingState }
  | { ok: false; refusal: 'booked-already'; bookingId: string }
  | {
      ok: false
      refusal:
        | 'booking-not-found'
        | 'mail-is-not-proven'
        | 'seat-is-free-again'
        | 'booking-has-ended'
        | 'session-is-off'
    }

type Context = Pick<Services, 'database' | 'queue'> & { now: Date }

/**
 * What the booker says yes to: a seat that is held, a seat that is offered, a seat that is free now, or a turn on the waiting
 * list. Only the link in the mail proves an address; pressed twice it says the same.
 */
export function confirmBooking(
  { bookingId, isProof, isSecond }: { bookingId: string; isProof: boolean; isSecond?: boolean },
  { database, queue, now }: Context,
): Promise<ConfirmBookingOutcome> {
  return database.transaction().execute(async (tx): Promise<ConfirmBookingOutcome> => {
    const found = await selectBookings(tx).where('id', '=', bookingId).executeTakeFirst()
    const locked = found && (await lockSession(tx, found.sessionId))
    if (!locked) return { ok: false, refusal: 'booking-not-found' }
    const session = await settleSeats(tx, locked, { queue, now })
    const booking = await selectBookings(tx).where('id', '=', bookingId).executeTakeFirstOrThrow()
    const { state, email } = booking
    if (state === 'booked') return { ok: true, state }
    if (state === 'lapsed') return { ok: false, refusal: 'seat-is-free-again' }
    if (state === 'cancelled' || state === 'removed') return { ok: false, refusal: 'booking-has-ended' }
    const listed = await selectListedSession(tx, session)
    // Called off a moment ago, by whatever way: nobody is told to come.
    if (session.calledOffAt || !listed?.isOn || session.startsAt <= now) return { ok: false, refusal: 'session-is-off' }
    if (!isProof && booking.provenAt === null) return { ok: false, refusal: 'mail-is-not-proven' }
    if (booking.provenAt === null && !booking.isSecond && !isSecond) {
      const known = await selectSameBooker(tx, booking)
      const other = known.find((one) => one.id !== bookingId && one.provenAt !== null)
      if (other) return { ok: false, refusal: 'booked-already', bookingId: other.id }
    }
    const isFree = state === 'asked' && (await hasSeats(tx, session, booking))
    const isSeat = state === 'held' || state === 'offered' || isFree
    // Who asked for a seat when they were all taken meanwhile waits for one.
    const change = isSeat ? { state: 'booked', bookedAt: now } : { state: 'waiting' }
    await tx
      .updateTable('bookings')
      .set({ ...change, until: null, clientKey: null, provenAt: booking.provenAt ?? now })
      .where('id', '=', bookingId)
      .execute()
    const recounted = await recountSession(tx, session)
    if (isSeat) {
      const told = { bookings: [{ id: bookingId, email }], mail: 'booked' as const, sequence: session.sequence }
      await tellBookers(tx, told, { queue, now })
      await putBookedOnRegister(tx, recounted, now)
    } else await settleSeats(tx, recounted, { queue, now })
    const after = await selectBookings(tx).where('id', '=', bookingId).executeTakeFirstOrThrow()
    return { ok: true, state: after.state }
  })
}
