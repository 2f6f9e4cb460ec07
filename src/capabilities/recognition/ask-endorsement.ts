import { lockPublishedBadge } from '#capabilities/badges/lock-published-badge.ts'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { type AskEndorsementRefusal, askRefusalOf, questionGoesAt } from './endorsement-rules.ts'
import { endorserOf, standingOf } from './endorsement-store.ts'
import { endorsementMoved } from './recognition-jobs.ts'

export type AskEndorsementOutcome = { ok: true; endorsementId: string } | { ok: false; refusal: AskEndorsementRefusal }

type Powers = Pick<Services, 'database' | 'queue'> & { by: OrganisationManager | CityLead; now: Date }

/** Asks an organisation to endorse a badge: the badge's own organisation does, or who leads its place. */
export function askEndorsement(
  { badgeId, endorserSlug }: { badgeId: string; endorserSlug: string },
  { database, queue, by, now }: Powers,
): Promise<AskEndorsementOutcome> {
  return database.transaction().execute(async (tx): Promise<AskEndorsementOutcome> => {
    const badge = await lockPublishedBadge({ badgeId }, { tx })
    const isTheirs = 'placeId' in by ? badge?.placeId === by.placeId : badge?.organisationId === by.organisationId
    if (!badge || !isTheirs) return { ok: false, refusal: 'badge-not-found' }
    const { placeId, versionId } = badge
    const endorser = await tx
      .selectFrom('organisations')
      .select('id')
      .where('slug', '=', endorserSlug)
      .executeTakeFirst()
    if (!endorser) return { ok: false, refusal: 'endorser-not-approved' }
    const organisationId = endorser.id
    const refusal = askRefusalOf({
      badge,
      endorser: await endorserOf(tx, { organisationId, placeId, badgeId }),
      standing: await standingOf(tx, { badgeId, organisationId, versionId }),
    })
    if (refusal) return { ok: false, refusal }
    const endorsementId = newId(now)
    const asked = { state: 'asked', askedFor: 'placeId' in by ? 'lead' : 'owner', askedBy: by.personId ?? null }
    await tx
      .insertInto('endorsements')
      .values({ id: endorsementId, badgeId, placeId, organisationId, ...asked, askedAt: now })
      .execute()
    await queue.enqueue(tx, endorsementMoved, [{ endorsementId, state: 'asked' }], { startAfter: questionGoesAt(now) })
    const entry = { action: 'endorsement.asked', subjectType: 'badge', subjectId: badgeId, placeId }
    await audit(tx, { actorId: by.personId, ...entry, detail: { endorserId: organisationId } }, now)
    return { ok: true, endorsementId }
  })
}
