import type { Tx } from '#infrastructure/database/database.ts'
import type { Queue } from '#infrastructure/jobs/queue.ts'
import { putBookedOnRegister } from './booked-register-store.ts'
import type { Booking, BookingState } from './booking.ts'
import { lockSession, recountSession, selectBookings, settleSeats, tellBookers } from './booking-store.ts'

const ended: readonly BookingState[] = ['lapsed', 'cancelled', 'removed']

/**
 * Ends a booking and offers its seats to who waits, under the session's lock. A booker is written to where they had a seat,
 * or where the organisation ended it.
 */
export async function endBooking(
  tx: Tx,
  { booking, as, reason }: { booking: Pick<Booking, 'id' | 'sessionId'>; as: 'cancelled' | 'removed'; reason?: string },
  { queue, now }: { queue: Queue; now: Date },
): Promise<{ ok: true; placeId: string } | { ok: false; refusal: 'booking-has-ended' }> {
  const session = await lockSession(tx, booking.sessionId)
  const held = await selectBookings(tx).where('id', '=', booking.id).executeTakeFirst()
  if (!session || !held || ended.includes(held.state)) return { ok: false, refusal: 'booking-has-ended' }
  await tx
    .updateTable('bookings')
    .set({ state: as, until: null, endedAt: now, clientKey: null })
    .where('id', '=', held.id)
    .execute()
  const hadSeat = held.state === 'booked'
  const told = { bookings: [held], mail: as, sequence: session.sequence + 1, ...(reason && { reason }) }
  // Nothing is sent to an address that was never proven.
  if (held.provenAt && (hadSeat || as === 'removed')) await tellBookers(tx, told, { queue, now })
  const freed = await recountSession(tx, session)
  if (hadSeat) await putBookedOnRegister(tx, freed, now)
  await settleSeats(tx, freed, { queue, now })
  return { ok: true, placeId: session.placeId }
}
