import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { badgeReviewMoved } from './badge-jobs.ts'
import { lockBadge } from './badge-store.ts'
import { findBadge } from './find-badge.ts'
import { type AskRefusal, askRefusalOf } from './review-rules.ts'

export type SendToReviewOutcome = { ok: true; reviewId: string } | { ok: false; refusal: AskRefusal }

/** Asks the place that a second person read the badge as it is now. */
export function sendToReview(
  { badgeId }: { badgeId: string },
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<SendToReviewOutcome> {
  const { organisationId, personId: actorId } = manager
  return database.transaction().execute(async (tx): Promise<SendToReviewOutcome> => {
    const head = await lockBadge(tx, badgeId)
    const badge =
      head?.organisationId === organisationId ? await findBadge({ id: badgeId }, { database: tx }) : undefined
    const waiting = await tx
      .selectFrom('badgeReviews')
      .select('id')
      .where('badgeId', '=', badgeId)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    const refusal = askRefusalOf({ badge, isWaiting: waiting !== undefined })
    if (refusal || !badge) return { ok: false, refusal: refusal ?? 'badge-not-found' }
    const { placeId, versionId } = badge
    const reviewId = newId(now)
    await tx
      .insertInto('badgeReviews')
      .values({
        id: reviewId,
        badgeId,
        badgeVersionId: versionId,
        placeId,
        state: 'waiting',
        askedBy: actorId ?? null,
        askedAt: now,
      })
      .execute()
    await queue.enqueue(tx, badgeReviewMoved, [{ reviewId, state: 'waiting' }])
    await audit(tx, { actorId, action: 'review.asked', subjectType: 'badge', subjectId: badgeId, placeId }, now)
    return { ok: true, reviewId }
  })
}
