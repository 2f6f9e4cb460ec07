/** What a second person looks for, each a field of the badge. */
export const reviewedFields = ['criteria', 'level', 'hours', 'assessment', 'evidence', 'skills', 'imageAlt'] as const
export type ReviewedField = (typeof reviewedFields)[number]

export type ReviewState = 'waiting' | 'returned' | 'approved'

/** A badge as a second person of the place read it. */
export interface BadgeReview {
  id: string
  badgeId: string
  badgeVersionId: string
  placeId: string
  state: ReviewState
  askedBy: string | null
  askedAt: Date
  decidedAt: Date | null
  /** What was said of each field. */
  comments: Partial<Record<ReviewedField, string>>
}
