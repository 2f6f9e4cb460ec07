import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { selectListedSession } from './booked-listing-store.ts'
import { phoneHoldUntil } from './booking-rules.ts'
import { lockSession } from './booking-store.ts'

export type MoveSessionOutcome =
  | { ok: true }
  | { ok: false; refusal: 'session-not-found' | 'session-is-over' | 'date-is-not-listed' | 'date-has-bookings' }

/** Takes those who booked along to another date of the listing. They are told ten minutes later. */
export function moveBookedSession(
  { sessionId, startsAt }: { sessionId: string; startsAt: Date },
  { database, manager, now }: Pick<Services, 'database'> & { manager: OrganisationManager; now: Date },
): Promise<MoveSessionOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<MoveSessionOutcome> => {
    const session = await lockSession(tx, sessionId)
    if (session?.organisationId !== organisationId) return { ok: false, refusal: 'session-not-found' }
    if (session.startsAt <= now) return { ok: false, refusal: 'session-is-over' }
    const { opportunityId } = session
    const listed = await selectListedSession(tx, { opportunityId, startsAt })
    if (!listed?.takesPlace || startsAt <= now) return { ok: false, refusal: 'date-is-not-listed' }
    const other = await tx
      .selectFrom('bookedSessions')
      .select('id')
      .where('opportunityId', '=', opportunityId)
      .where('startsAt', '=', startsAt)
      .where('id', '<>', sessionId)
      .forUpdate()
      .executeTakeFirst()
    if (other) {
      const booked = await tx.selectFrom('bookings').select('id').where('sessionId', '=', other.id).executeTakeFirst()
      if (booked) return { ok: false, refusal: 'date-has-bookings' }
      await tx.deleteFrom('bookedSessions').where('id', '=', other.id).execute()
    }
    await tx
      .updateTable('bookedSessions')
      .set({ startsAt, endsAt: listed.endsAt, calledOffAt: null, differsSince: now })
      .where('id', '=', sessionId)
      .execute()
    // What waits for the organisation runs out before the new beginning.
    await tx
      .updateTable('bookings')
      .set({ until: phoneHoldUntil(startsAt, now) })
      .where('sessionId', '=', sessionId)
      .where('state', '=', 'held')
      .where('email', 'is', null)
      .execute()
    const what = { action: 'booked-session.moved', subjectType: 'booked-session', subjectId: sessionId }
    await audit(tx, { actorId: personId, ...what, placeId: session.placeId }, now)
    return { ok: true }
  })
}
