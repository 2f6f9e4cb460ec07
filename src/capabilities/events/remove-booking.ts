import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { selectBookings } from './booking-store.ts'
import { endBooking } from './end-booking-store.ts'

export type RemoveBookingOutcome = { ok: true } | { ok: false; refusal: 'booking-not-found' | 'booking-has-ended' }

/** The organisation takes a booking away and says why; its booker is written to. */
export function removeBooking(
  { bookingId, sessionId, reason }: { bookingId: string; sessionId: string; reason: string },
  { database, queue, issuer, now }: Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date },
): Promise<RemoveBookingOutcome> {
  const { organisationId, personId } = issuer
  return database.transaction().execute(async (tx): Promise<RemoveBookingOutcome> => {
    const booking = await selectBookings(tx)
      .where('id', '=', bookingId)
      .where('sessionId', '=', sessionId)
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    if (!booking) return { ok: false, refusal: 'booking-not-found' }
    const outcome = await endBooking(tx, { booking, as: 'removed', reason }, { queue, now })
    if (!outcome.ok) return outcome
    const what = { action: 'booking.removed', subjectType: 'booking', subjectId: bookingId }
    await audit(tx, { actorId: personId, ...what, placeId: outcome.placeId }, now)
    return { ok: true }
  })
}
