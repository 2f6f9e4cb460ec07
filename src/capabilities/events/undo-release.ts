import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { phoneHoldUntil } from './booking-rules.ts'
import { hasRoomForHold, hasSeats, lockSession, recountSession, selectBookings, selectTerms } from './booking-store.ts'

export type UndoReleaseOutcome =
  | { ok: true; brought: number }
  | { ok: false; refusal: 'session-not-found' | 'session-is-over' }

/**
 * Takes a release back: the bookings that were released together wait for the organisation again, the first ones with a seat
 * while there are seats that may be held for who has proven nothing.
 */
export function undoRelease(
  { sessionId, releasedAt }: { sessionId: string; releasedAt: Date },
  { database, issuer, now }: Pick<Services, 'database'> & { issuer: Issuer; now: Date },
): Promise<UndoReleaseOutcome> {
  const { organisationId, personId } = issuer
  return database.transaction().execute(async (tx): Promise<UndoReleaseOutcome> => {
    let session = await lockSession(tx, sessionId)
    if (session?.organisationId !== organisationId) return { ok: false, refusal: 'session-not-found' }
    if (session.startsAt <= now) return { ok: false, refusal: 'session-is-over' }
    const terms = await selectTerms(tx, session.opportunityId)
    const bookings = await selectBookings(tx)
      .where('sessionId', '=', sessionId)
      .where('state', '=', 'removed')
      .where('endedAt', '=', releasedAt)
      .where('email', 'is', null)
      .where('phone', 'is not', null)
      .where('provenAt', 'is', null)
      .orderBy('askedAt')
      .orderBy('id')
      .execute()
    for (const booking of bookings) {
      const people = Array.from({ length: booking.seats }, () => ({ name: booking.name, age: 'adult' as const }))
      const hold = terms && { terms, channel: booking.channel, people, clientKey: undefined }
      const isHeld = hold && (await hasSeats(tx, session, booking)) && (await hasRoomForHold(tx, session, hold))
      await tx
        .updateTable('bookings')
        .set({
          state: isHeld ? 'held' : 'asked',
          until: isHeld ? phoneHoldUntil(session.startsAt, now) : null,
          endedAt: null,
        })
        .where('id', '=', booking.id)
        .execute()
      session = await recountSession(tx, session)
    }
    if (bookings.length > 0) {
      const what = { action: 'bookings.release-undone', subjectType: 'booked-session', subjectId: sessionId }
      await audit(tx, { actorId: personId, ...what, placeId: session.placeId }, now)
    }
    return { ok: true, brought: bookings.length }
  })
}
