import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { findOpportunityEdit } from './find-opportunity.ts'
import {
  isShown,
  type OpportunityContent,
  type OpportunityTopic,
  type PlannedSession,
  shownStateFor,
} from './opportunity.ts'
import { type PublishRefusal, publishRefusalOf } from './opportunity-rules.ts'
import { columnsOf, lockOpportunity, replaceBadges, replaceSessions } from './opportunity-store.ts'

export type ReviseRefusal = PublishRefusal | 'changed-meanwhile'
export type ReviseOpportunityOutcome = { ok: true } | { ok: false; refusal: ReviseRefusal }

interface ReviseOpportunityRequest {
  opportunityId: string
  /** What is left out stays as it is. */
  content: Partial<OpportunityContent>
  sessions?: PlannedSession[]
  badgeIds?: string[]
  /** The page that asks: then `basedOn` is about what that page sets alone. */
  topic?: OpportunityTopic
  /** What the change was made to (`findOpportunityEdit`); left out, it replaces whatever is there. */
  basedOn?: string
}

/** Changes an opportunity. A published one must still be fit to be published afterwards. */
export async function reviseOpportunity(
  { opportunityId, content, sessions, badgeIds, topic, basedOn }: ReviseOpportunityRequest,
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<ReviseOpportunityOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx) => {
    const found = await lockOpportunity(tx, opportunityId)
    if (!found || found.organisationId !== organisationId) return { ok: false, refusal: 'opportunity-not-found' }
    if (found.status === 'archived') return { ok: false, refusal: 'opportunity-is-archived' }
    if (basedOn !== undefined) {
      const stored = await findOpportunityEdit(opportunityId, { database: tx, now })
      if ((topic ? stored?.revisions[topic] : stored?.revision) !== basedOn)
        return { ok: false, refusal: 'changed-meanwhile' }
    }
    const { kind, audience } = { ...found, ...content }
    if (audience === 'network' && kind !== 'event') return { ok: false, refusal: 'network-is-for-events' }
    if (isShown(found.status)) {
      const organisation = await findOrganisation({ id: organisationId }, { database: tx })
      const safeguardingGap = organisation && safeguardingGapOf(organisation, now)
      const refusal = publishRefusalOf({
        status: found.status,
        content: { ...found, ...content },
        organisationApproved: true,
        safeguardingGap,
        // It was published before they were.
        datesArePast: false,
        hasNoDates: sessions?.length === 0,
      })
      if (refusal) return { ok: false, refusal }
    }
    await tx
      .updateTable('opportunities')
      // An edit counts as a confirmation.
      .set({
        ...columnsOf(content),
        ...(isShown(found.status) ? { status: shownStateFor(audience) } : {}),
        ...(found.status === 'announced' && audience === 'everybody' ? { publishedAt: now } : {}),
        confirmedAt: now,
        remindedAt: null,
        updatedAt: now,
      })
      .where('id', '=', opportunityId)
      .execute()
    if (sessions) await replaceSessions(tx, { opportunityId, sessions, now })
    if (badgeIds) await replaceBadges(tx, { opportunityId, organisationId, badgeIds })
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
