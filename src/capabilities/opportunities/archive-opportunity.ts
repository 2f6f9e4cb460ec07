import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** Takes an opportunity off the site. What was earned there keeps pointing at it. */
export async function archiveOpportunity(
  { opportunityId }: { opportunityId: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<{ ok: true } | { ok: false; refusal: 'opportunity-not-found' }> {
  return database.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('opportunities')
      .set({ status: 'archived', archivedAt: now, updatedAt: now })
      .where('id', '=', opportunityId)
      .where('organisationId', '=', manager.organisationId)
      .where('status', '<>', 'archived')
      .returning('placeId')
      .executeTakeFirst()
    if (!changed) return { ok: false, refusal: 'opportunity-not-found' }
    await audit(
      tx,
      {
        actorId: manager.personId,
        action: 'opportunity.archived',
        subjectType: 'opportunity',
        subjectId: opportunityId,
        placeId: changed.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
