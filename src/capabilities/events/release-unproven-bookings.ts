import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockSession, recountSession, settleSeats } from './booking-store.ts'

export type ReleaseUnprovenOutcome =
  | { ok: true; released: number }
  | { ok: false; refusal: 'session-not-found' | 'session-is-over' }

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/**
 * Releases at once every booking of a date by telephone that the organisation has not confirmed, those that ran out among
 * them. Nobody is written to; `undoRelease` takes it back, and each can still be confirmed by itself.
 */
export function releaseUnprovenBookings(
  { sessionId }: { sessionId: string },
  { database, queue, issuer, now }: Context,
): Promise<ReleaseUnprovenOutcome> {
  const { organisationId, personId } = issuer
  return database.transaction().execute(async (tx): Promise<ReleaseUnprovenOutcome> => {
    const session = await lockSession(tx, sessionId)
    if (session?.organisationId !== organisationId) return { ok: false, refusal: 'session-not-found' }
    if (session.startsAt <= now) return { ok: false, refusal: 'session-is-over' }
    const released = await tx
      .updateTable('bookings')
      .set({ state: 'removed', until: null, endedAt: now, clientKey: null })
      .where('sessionId', '=', sessionId)
      // Of an address its own mail is the proof.
      .where('email', 'is', null)
      .where('phone', 'is not', null)
      .where('provenAt', 'is', null)
      .where('state', 'in', ['held', 'asked', 'waiting', 'lapsed'])
      .returning('id')
      .execute()
    if (released.length === 0) return { ok: true, released: 0 }
    await settleSeats(tx, await recountSession(tx, session), { queue, now })
    const what = { action: 'bookings.released', subjectType: 'booked-session', subjectId: sessionId }
    await audit(tx, { actorId: personId, ...what, placeId: session.placeId }, now)
    return { ok: true, released: released.length }
  })
}
