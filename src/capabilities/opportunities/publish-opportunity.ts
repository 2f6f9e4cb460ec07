import { findOrganisation, listStandings } from '#capabilities/organisations/find-organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { Mode, OpportunityStatus } from './opportunity.ts'
import { type PublishRefusal, publishRefusalOf } from './opportunity-rules.ts'
import { datesArePast, lockOpportunity } from './opportunity-store.ts'

export type PublishOpportunityOutcome = { ok: true } | { ok: false; refusal: PublishRefusal }

interface PublishOpportunityRequest {
  opportunityId: string
  /** An import that was asked for past listings, too; a person who publishes one has mistyped its date. */
  mayBePast?: boolean
}

/** Shows the opportunity to everybody. Publishing what is published already changes nothing. */
export async function publishOpportunity(
  { opportunityId, mayBePast = false }: PublishOpportunityRequest,
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<PublishOpportunityOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx) => {
    const found = await lockOpportunity(tx, opportunityId)
    const organisation = await findOrganisation({ id: organisationId }, { database: tx })
    if (!found || !organisation || found.organisationId !== organisationId)
      return { ok: false, refusal: 'opportunity-not-found' }
    const standings = await listStandings(organisationId, { database: tx })
    const refusal = publishRefusalOf({
      status: found.status as OpportunityStatus,
      content: { ...found, mode: found.mode as Mode },
      organisationApproved: standings.some((one) => one.placeId === found.placeId && one.standing === 'approved'),
      safeguardingGap: safeguardingGapOf(organisation, now),
      datesArePast: !mayBePast && found.status === 'draft' && (await datesArePast(tx, opportunityId, now)),
    })
    if (refusal) return { ok: false, refusal }
    await tx
      .updateTable('opportunities')
      .set({
        status: 'published',
        publishedAt: now,
        confirmedAt: now,
        lapsedAt: null,
        heldAt: null,
        remindedAt: null,
        updatedAt: now,
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
