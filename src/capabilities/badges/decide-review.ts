import { findConflict } from '#capabilities/organisations/find-conflict.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { badgeReviewMoved } from './badge-jobs.ts'
import type { BadgeReview, ReviewedField } from './badge-review.ts'
import { lockBadge } from './badge-store.ts'
import { badgeRevision, findBadge } from './find-badge.ts'
import { findReview } from './find-review.ts'
import { type ReviewRefusal, reviewRefusalOf } from './review-rules.ts'

export type DecideReviewOutcome = { ok: true } | { ok: false; refusal: ReviewRefusal }

interface ReviewDecision {
  reviewId: string
  decision: 'approved' | 'returned'
  /** What the reviewer looked at. */
  looked: readonly ReviewedField[]
  comments: BadgeReview['comments']
  /** What the reviewer read (`badgeRevision`). */
  basedOn: string
}

/**
 * Approves the very words that the reviewer read, or returns the badge with comments by field. The reviewer is a City Lead
 * who neither works for the organisation nor asked for the review. Of two who decide at once the second is refused.
 */
export function decideReview(
  { reviewId, decision, looked, comments, basedOn }: ReviewDecision,
  { database, queue, lead, now }: Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date },
): Promise<DecideReviewOutcome> {
  const { placeId, personId: actorId } = lead
  return database.transaction().execute(async (tx): Promise<DecideReviewOutcome> => {
    const asked = await findReview(reviewId, { database: tx })
    // The badge is the lock: a manager who changes it, or another lead who decides, waits.
    const head = asked && (await lockBadge(tx, asked.badgeId))
    const review = head && head.placeId === placeId ? await findReview(reviewId, { database: tx }) : undefined
    const badge = head && (await findBadge({ id: head.id }, { database: tx }))
    const worksThere =
      head !== undefined &&
      (await findConflict({ organisationId: head.organisationId, personId: actorId }, { database: tx }))
    const refusal = reviewRefusalOf({
      decision,
      review,
      isUnchanged: badge !== undefined && badgeRevision(badge) === basedOn,
      isInvolved: worksThere || (actorId !== undefined && review?.askedBy === actorId),
      looked,
      comments,
    })
    if (refusal || !badge || !review) return { ok: false, refusal: refusal ?? 'review-not-found' }
    await tx
      .updateTable('badgeReviews')
      .set({
        state: decision,
        badgeVersionId: badge.versionId,
        decidedBy: actorId ?? null,
        decidedAt: now,
        comments: JSON.stringify(comments),
      })
      .where('id', '=', reviewId)
      .execute()
    if (decision === 'approved')
      await tx
        .updateTable('badges')
        .set({ reviewedVersionId: badge.versionId, reviewedAt: now })
        .where('id', '=', badge.id)
        .execute()
    await queue.enqueue(tx, badgeReviewMoved, [{ reviewId, state: decision }])
    await audit(tx, { actorId, action: `review.${decision}`, subjectType: 'badge', subjectId: badge.id, placeId }, now)
    return { ok: true }
  })
}
