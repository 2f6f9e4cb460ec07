import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

export type RestoreOpportunityOutcome = { ok: true } | { ok: false; refusal: 'opportunity-not-archived' }

/** The way back from archiving: a draft again, which its people look at before they publish it. */
export async function restoreOpportunity(
  { opportunityId }: { opportunityId: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<RestoreOpportunityOutcome> {
  return database.transaction().execute(async (tx): Promise<RestoreOpportunityOutcome> => {
    const changed = await tx
      .updateTable('opportunities')
      .set({ status: 'draft', archivedAt: null, heldAt: null, updatedAt: now })
      .where('id', '=', opportunityId)
      .where('organisationId', '=', manager.organisationId)
      .where('status', '=', 'archived')
      .returning('placeId')
      .executeTakeFirst()
    if (!changed) return { ok: false, refusal: 'opportunity-not-archived' }
    await audit(
      tx,
      {
        actorId: manager.personId,
        action: 'opportunity.restored',
        subjectType: 'opportunity',
        subjectId: opportunityId,
        placeId: changed.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
