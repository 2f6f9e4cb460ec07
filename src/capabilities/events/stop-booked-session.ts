import { takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import type { EventStatus } from '#capabilities/opportunities/opportunity.ts'
import { reviseSession } from '#capabilities/opportunities/revise-session.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { selectDateStatus, selectListedSession } from './booked-listing-store.ts'
import { lockSession, recountSession, settleSeats } from './booking-store.ts'

export type StopSessionOutcome =
  | { ok: true }
  | { ok: false; refusal: 'session-not-found' | 'session-is-over' | 'listing-is-off' }

interface Request {
  sessionId: string
  /** Called off; false takes that back, unseen within ten minutes. */
  isOff: boolean
}

/** Calls a booked session off, or says that it takes place after all. Those who booked are told ten minutes later. */
export function stopBookedSession(
  { sessionId, isOff }: Request,
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<StopSessionOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<StopSessionOutcome> => {
    const session = await lockSession(tx, sessionId)
    if (session?.organisationId !== organisationId) return { ok: false, refusal: 'session-not-found' }
    if (session.startsAt <= now) return { ok: false, refusal: 'session-is-over' }
    // What is said of one date changes nothing where all of them are called off.
    if (!isOff && (await selectListedSession(tx, session))?.isWholeOff) return { ok: false, refusal: 'listing-is-off' }
    const calledOffAt = isOff ? now : null
    const isNew = isOff && !session.calledOffAt
    const before = isNew ? { statusBefore: (await selectDateStatus(tx, session)) ?? null } : {}
    const isTold = (session.toldStatus === 'cancelled') === isOff
    await tx
      .updateTable('bookedSessions')
      .set({ calledOffAt, differsSince: isTold ? null : now, ...before })
      .where('id', '=', sessionId)
      .execute()
    const { opportunityId, startsAt } = session
    const eventStatus = isOff ? 'cancelled' : onAgainAs(session.statusBefore)
    await reviseSession({ opportunityId, startsAt, eventStatus }, { tx, now })
    if (!isOff) await settleSeats(tx, await recountSession(tx, { ...session, calledOffAt }), { queue, now })
    const action = isOff ? 'booked-session.called-off' : 'booked-session.on-again'
    const what = { action, subjectType: 'booked-session', subjectId: sessionId }
    await audit(tx, { actorId: personId, ...what, placeId: session.placeId }, now)
    return { ok: true }
  })
}

/** As it was before it was called off; a date that did not take place then either is as planned. */
const onAgainAs = (before: EventStatus | null): EventStatus => (before && takesPlaceWith(before) ? before : 'scheduled')
