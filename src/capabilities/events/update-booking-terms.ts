import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Services } from '#infrastructure/services.ts'
import type { BookingTerms } from './booking.ts'
import { lockSession, recountSession, selectTerms, settleSeats } from './booking-store.ts'
import { noteSeatChanges } from './seat-change-store.ts'

export type UpdateBookingTermsOutcome =
  | { ok: true }
  | { ok: false; refusal: 'opportunity-not-found' | 'changed-meanwhile' | 'no-seats' }

interface Request {
  opportunityId: string
  terms: BookingTerms
  /** What the form was made from (`revisionOf`). */
  basedOn: string | undefined
}

/** Says how many seats there are at each session and how they are taken. More seats go to those who wait. */
export function updateBookingTerms(
  { opportunityId, terms, basedOn }: Request,
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<UpdateBookingTermsOutcome> {
  const { organisationId, personId } = manager
  const { inPersonSeats, onlineSeats, mostPeople, closesHours, isOpen } = terms
  return database.transaction().execute(async (tx): Promise<UpdateBookingTermsOutcome> => {
    const opportunity = await tx
      .selectFrom('opportunities')
      .select(['id', 'placeId'])
      .where('id', '=', opportunityId)
      .where('organisationId', '=', organisationId)
      .forUpdate()
      .executeTakeFirst()
    if (!opportunity) return { ok: false, refusal: 'opportunity-not-found' }
    if (inPersonSeats === null && onlineSeats === null) return { ok: false, refusal: 'no-seats' }
    const stored = await selectTerms(tx, opportunityId)
    if (basedOn !== undefined && basedOn !== revisionOf(stored ?? {}))
      return { ok: false, refusal: 'changed-meanwhile' }
    const set = { inPersonSeats, onlineSeats, mostPeople, closesHours, isOpen, setAt: now }
    await tx
      .insertInto('bookingTerms')
      .values({ opportunityId, organisationId, ...set })
      .onConflict((conflict) => conflict.column('opportunityId').doUpdateSet(set))
      .execute()
    const what = { action: 'booking-terms.set', subjectType: 'opportunity', subjectId: opportunityId }
    await audit(tx, { actorId: personId, ...what, placeId: opportunity.placeId }, now)
    const coming = await tx
      .selectFrom('bookedSessions')
      .select('id')
      .where('opportunityId', '=', opportunityId)
      .where('startsAt', '>', now)
      .orderBy('startsAt')
      .execute()
    for (const { id } of coming) {
      const session = await lockSession(tx, id)
      if (session) await settleSeats(tx, await recountSession(tx, session), { queue, now })
    }
    await noteSeatChanges(tx, [{ opportunityId, placeId: opportunity.placeId }], now)
    return { ok: true }
  })
}
