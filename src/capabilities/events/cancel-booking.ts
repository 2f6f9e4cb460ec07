import type { Services } from '#infrastructure/services.ts'
import { selectBookings } from './booking-store.ts'
import { endBooking } from './end-booking-store.ts'

export type CancelBookingOutcome = { ok: true } | { ok: false; refusal: 'booking-not-found' | 'booking-has-ended' }

/** The booker comes not, declines an offered seat or leaves the waiting list: what they held is free at once. */
export function cancelBooking(
  { bookingId }: { bookingId: string },
  { database, queue, now }: Pick<Services, 'database' | 'queue'> & { now: Date },
): Promise<CancelBookingOutcome> {
  return database.transaction().execute(async (tx): Promise<CancelBookingOutcome> => {
    const booking = await selectBookings(tx).where('id', '=', bookingId).executeTakeFirst()
    if (!booking) return { ok: false, refusal: 'booking-not-found' }
    const outcome = await endBooking(tx, { booking, as: 'cancelled' }, { queue, now })
    return outcome.ok ? { ok: true } : outcome
  })
}
