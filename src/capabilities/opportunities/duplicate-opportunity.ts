import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { draftOpportunity } from './draft-opportunity.ts'
import { findOpportunityEdit } from './find-opportunity.ts'
import { contentIn } from './opportunity.ts'

export type DuplicateOpportunityOutcome =
  | { ok: true; opportunityId: string }
  | { ok: false; refusal: 'opportunity-not-found' }

/** Begins a draft with everything of another opportunity but its dates: they are what differs next time. */
export async function duplicateOpportunity(
  { opportunityId }: { opportunityId: string },
  powers: { database: Database; manager: OrganisationManager; now: Date },
): Promise<DuplicateOpportunityOutcome> {
  const edit = await findOpportunityEdit(opportunityId, powers)
  if (edit?.opportunity.organisationId !== powers.manager.organisationId)
    return { ok: false, refusal: 'opportunity-not-found' }
  const { opportunity, badgeIds } = edit
  const draft = await draftOpportunity(
    {
      placeId: opportunity.placeId,
      content: { ...contentIn(opportunity), eventStatus: 'scheduled' },
      sessions: [],
      badgeIds,
    },
    powers,
  )
  return { ok: true, opportunityId: draft.opportunityId }
}
