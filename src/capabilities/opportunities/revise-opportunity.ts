import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { OpportunityRequest } from './draft-opportunity.ts'
import { type PublishRefusal, publishRefusalOf } from './opportunity-rules.ts'
import { columnsOf, lockOpportunity, replaceBadges, replaceSessions } from './opportunity-store.ts'

export type ReviseOpportunityOutcome = { ok: true } | { ok: false; refusal: PublishRefusal }

/** Changes an opportunity. A published one must still be fit to be published afterwards. */
export async function reviseOpportunity(
  { opportunityId, content, sessions, badgeIds }: OpportunityRequest & { opportunityId: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<ReviseOpportunityOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx) => {
    const found = await lockOpportunity(tx, opportunityId)
    if (!found || found.organisationId !== organisationId) return { ok: false, refusal: 'opportunity-not-found' }
    if (found.status === 'published') {
      const organisation = await findOrganisation(tx, { id: organisationId })
      const safeguardingGap = organisation && safeguardingGapOf(organisation, now)
      const refusal = publishRefusalOf({ status: 'published', content, organisationApproved: true, safeguardingGap })
      if (refusal) return { ok: false, refusal }
    }
    await tx
      .updateTable('opportunities')
      // Whoever changes a listing has looked at it.
      .set({ ...columnsOf(content), confirmedAt: now, remindedAt: null, updatedAt: now })
      .where('id', '=', opportunityId)
      .execute()
    await replaceSessions(tx, { opportunityId, sessions, now })
    await replaceBadges(tx, { opportunityId, organisationId, badgeIds })
    await audit(
      tx,
      {
        actorId: personId,
        action: 'opportunity.revised',
        subjectType: 'opportunity',
        subjectId: opportunityId,
        placeId: found.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
