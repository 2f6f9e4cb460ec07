import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { dateAsShown } from './booking-rules.ts'
import { knownColumns, lockSession, selectBookings } from './booking-store.ts'

export type NoteChangeToldOutcome = { ok: true } | { ok: false; refusal: 'booking-not-found' | 'booking-has-ended' }

interface Request {
  bookingId: string
  /** The booking is of an organisation that says so; else its booker read it on its page. */
  issuer: Issuer | undefined
}

/** A booker who cannot be written to knows of their date as it is now: they read it, or a person told them. */
export function noteChangeTold(
  { bookingId, issuer }: Request,
  { database, now }: Pick<Services, 'database'> & { now: Date },
): Promise<NoteChangeToldOutcome> {
  return database.transaction().execute(async (tx): Promise<NoteChangeToldOutcome> => {
    const booking = await selectBookings(tx).where('id', '=', bookingId).where('email', 'is', null).executeTakeFirst()
    if (!booking || (issuer && booking.organisationId !== issuer.organisationId))
      return { ok: false, refusal: 'booking-not-found' }
    // What changes at this moment is not noted as known.
    const session = await lockSession(tx, booking.sessionId)
    if (!session || booking.endedAt) return { ok: false, refusal: 'booking-has-ended' }
    await tx
      .updateTable('bookings')
      .set(knownColumns(dateAsShown(session)))
      .where('id', '=', bookingId)
      .execute()
    const what = { action: 'booking.told', subjectType: 'booking', subjectId: bookingId }
    await audit(tx, { actorId: issuer?.personId, ...what, placeId: session.placeId }, now)
    return { ok: true }
  })
}
