import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { OpportunityContent, PlannedSession } from './opportunity.ts'
import { columnsOf, freeOpportunitySlug, replaceBadges, replaceSessions } from './opportunity-store.ts'

export interface OpportunityRequest {
  content: OpportunityContent
  sessions: PlannedSession[]
  badgeIds: string[]
}

/** Begins an opportunity; nobody but the organisation sees it until it is published. */
export async function draftOpportunity(
  { placeId, content, sessions, badgeIds }: OpportunityRequest & { placeId: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<{ opportunityId: string; slug: string }> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx) => {
    const opportunityId = newId(now)
    const slug = await freeOpportunitySlug(tx, { placeId, wanted: slugOf(content.title) })
    await tx
      .insertInto('opportunities')
      .values({
        id: opportunityId,
        organisationId,
        placeId,
        slug,
        status: 'draft',
        createdAt: now,
        updatedAt: now,
        ...columnsOf(content),
      })
      .execute()
    await replaceSessions(tx, { opportunityId, sessions, now })
    await replaceBadges(tx, { opportunityId, organisationId, badgeIds })
    await audit(
      tx,
      {
        actorId: personId,
        action: 'opportunity.drafted',
        subjectType: 'opportunity',
        subjectId: opportunityId,
        placeId,
      },
      now,
    )
    return { opportunityId, slug }
  })
}
