import { defineJob } from '#infrastructure/jobs/queue.ts'

/** A review was asked for or decided: the other side is told. */
export const badgeReviewMoved = defineJob<{ reviewId: string; state: string }>('badge.review-moved')
