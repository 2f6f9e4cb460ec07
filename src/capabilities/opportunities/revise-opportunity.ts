import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { OpportunityRequest } from './draft-opportunity.ts'
import { findOpportunityEdit } from './find-opportunity.ts'
import { type PublishRefusal, publishRefusalOf } from './opportunity-rules.ts'
import { columnsOf, lockOpportunity, replaceBadges, replaceSessions } from './opportunity-store.ts'

export type ReviseRefusal = PublishRefusal | 'changed-meanwhile'
export type ReviseOpportunityOutcome = { ok: true } | { ok: false; refusal: ReviseRefusal }

interface ReviseOpportunityRequest extends OpportunityRequest {
  opportunityId: string
  /** What the change was made to (`findOpportunityEdit`); left out, it replaces whatever is there. */
  basedOn?: string
}

/** Changes an opportunity. A published one must still be fit to be published afterwards. */
export async function reviseOpportunity(
  { opportunityId, content, sessions, badgeIds, basedOn }: ReviseOpportunityRequest,
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<ReviseOpportunityOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx) => {
    const found = await lockOpportunity(tx, opportunityId)
    if (!found || found.organisationId !== organisationId) return { ok: false, refusal: 'opportunity-not-found' }
    if (found.status === 'archived') return { ok: false, refusal: 'opportunity-is-archived' }
    if (
      basedOn !== undefined &&
      (await findOpportunityEdit(opportunityId, { database: tx, now }))?.revision !== basedOn
    )
      return { ok: false, refusal: 'changed-meanwhile' }
    if (found.status === 'published') {
      const organisation = await findOrganisation({ id: organisationId }, { database: tx })
      const safeguardingGap = organisation && safeguardingGapOf(organisation, now)
      const refusal = publishRefusalOf({
        status: 'published',
        content,
        organisationApproved: true,
        safeguardingGap,
        // It was published before they were.
        datesArePast: false,
      })
      if (refusal) return { ok: false, refusal }
    }
    await tx
      .updateTable('opportunities')
      // An edit counts as a confirmation.
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
