import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { proposalOf } from './find-publish-gaps.ts'
import { shownStateFor } from './opportunity.ts'
import { type PublishRefusal, publishRefusalOf } from './opportunity-rules.ts'
import { lockOpportunity } from './opportunity-store.ts'

export type PublishOpportunityOutcome = { ok: true } | { ok: false; refusal: PublishRefusal }

interface PublishOpportunityRequest {
  opportunityId: string
  /** An import that was asked for past listings, too; a person who publishes one has mistyped its date. */
  mayBePast?: boolean
  /** Archiving is undone: it counts as published and confirmed when it was, and nobody is told of it as new. */
  asBefore?: boolean
}

/** Shows the opportunity to everybody, or an event for the network on the pages of events alone. Publishing what is published already changes nothing. */
export async function publishOpportunity(
  { opportunityId, mayBePast = false, asBefore = false }: PublishOpportunityRequest,
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<PublishOpportunityOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx) => {
    const found = await lockOpportunity(tx, opportunityId)
    if (!found || found.organisationId !== organisationId) return { ok: false, refusal: 'opportunity-not-found' }
    const proposal = await proposalOf(found, { database: tx, now })
    const refusal = publishRefusalOf({ ...proposal, datesArePast: !mayBePast && proposal.datesArePast })
    if (refusal) return { ok: false, refusal }
    await tx
      .updateTable('opportunities')
      .set({
        status: shownStateFor(found.audience),
        heldAt: null,
        updatedAt: now,
        ...(asBefore ? {} : { confirmedAt: now, lapsedAt: null, remindedAt: null }),
        // When it was offered to learners: what is for the network alone never was.
        ...(asBefore || found.audience === 'network' ? {} : { publishedAt: now }),
      })
      .where('id', '=', opportunityId)
      .where('status', '=', 'draft')
      .execute()
    await audit(
      tx,
      {
        actorId: personId,
        action: 'opportunity.published',
        subjectType: 'opportunity',
        subjectId: opportunityId,
        placeId: found.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
