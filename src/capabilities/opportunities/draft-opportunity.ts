import { sql } from 'kysely'
import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { OpportunityContent, PlannedSession } from './opportunity.ts'
import { columnsOf, freeOpportunitySlug, replaceBadges, replaceSessions } from './opportunity-store.ts'

export interface OpportunityRequest {
  /** Made with the form, so that a form which is sent twice begins one. */
  requestId?: string
  content: OpportunityContent
  sessions: PlannedSession[]
  badgeIds: string[]
}

/** Begins an opportunity; nobody but the organisation sees it until it is published. */
export async function draftOpportunity(
  { requestId, placeId, content, sessions, badgeIds }: OpportunityRequest & { placeId: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<{ opportunityId: string; slug: string }> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx) => {
    const known = requestId ? await draftedBy(tx, { requestId, organisationId }) : undefined
    if (known) return known
    const opportunityId = newId(now)
    const slug = await freeOpportunitySlug(tx, { placeId, wanted: slugOf(content.title) })
    await tx
      .insertInto('opportunities')
      .values({
        id: opportunityId,
        organisationId,
        requestId: requestId ?? null,
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

/** What the same form has begun; forms that are sent at once wait for each other. */
async function draftedBy(tx: Tx, { requestId, organisationId }: { requestId: string; organisationId: string }) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`drafted ${organisationId} ${requestId}`}, 0))`.execute(tx)
  return tx
    .selectFrom('opportunities')
    .select(['id as opportunityId', 'slug'])
    .where('organisationId', '=', organisationId)
    .where('requestId', '=', requestId)
    .executeTakeFirst()
}
