import { defineJob } from '#infrastructure/jobs/queue.ts'
import type { SharingState } from './shared-badge.ts'

/** A review was asked for or decided: the other side is told. */
export const badgeReviewMoved = defineJob<{ reviewId: string; state: string }>('badge.review-moved')

export interface SharingMove {
  badgeId: string
  partnerId: string
  state: SharingState
  /** The organisation that asked, answered or ended it; the other one is told. */
  movedBy: string
  /** Asked twice, it is told twice: ISO 8601. */
  movedAt: string
}

/** An organisation asked another one to give a badge, was answered, or one of them ended it. */
export const badgeSharingMoved = defineJob<SharingMove>('badge.sharing-moved')
