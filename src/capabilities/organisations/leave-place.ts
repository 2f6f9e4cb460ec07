import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { insertStep } from './organisation-store.ts'

export type LeavePlaceOutcome = { ok: true } | { ok: false; refusal: 'not-in-this-place' }

/** Ends what an organisation does in a place. Its badges stay genuine; it may ask again. */
export function leavePlace(
  { placeId, note }: { placeId: string; note: string },
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<LeavePlaceOutcome> {
  const { organisationId, personId: actorId } = manager
  return database.transaction().execute(async (tx): Promise<LeavePlaceOutcome> => {
    const left = await tx
      .updateTable('organisationPlaces')
      .set({ status: 'left', decidedAt: now, decidedBy: null, decisionNote: null })
      .where('organisationId', '=', organisationId)
      .where('placeId', '=', placeId)
      // Nobody leaves a suspension behind by leaving.
      .where('status', 'in', ['waiting', 'more-asked', 'approved'])
      .returning('placeId')
      .executeTakeFirst()
    if (!left) return { ok: false, refusal: 'not-in-this-place' }
    await insertStep(tx, { organisationId, placeId, step: 'left', note: note.trim() || null, actorId, queue, now })
    const entry = { actorId, action: 'organisation.left', subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { ...entry, placeId }, now)
    return { ok: true }
  })
}
