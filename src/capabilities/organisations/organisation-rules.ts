import type { Organisation } from './organisation.ts'

const reviewedWithinMonths = 24

/** What an organisation still owes before it may list anything for people under 18. */
export type SafeguardingGap = 'no-safeguarding-lead' | 'no-safeguarding-policy' | 'safeguarding-review-is-old'

export function safeguardingGapOf(
  organisation: Pick<Organisation, 'safeguardingLead' | 'safeguardingPolicyUrl' | 'safeguardingReviewedOn'>,
  now: Date,
): SafeguardingGap | undefined {
  if (!organisation.safeguardingLead) return 'no-safeguarding-lead'
  if (!organisation.safeguardingPolicyUrl) return 'no-safeguarding-policy'
  if (!organisation.safeguardingReviewedOn) return 'safeguarding-review-is-old'
  return new Date(organisation.safeguardingReviewedOn) < oldestReview(now) ? 'safeguarding-review-is-old' : undefined
}

/** A review before this day is too old: the first moment of the day, since a review has a date and no time. */
export function oldestReview(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - reviewedWithinMonths, now.getUTCDate()))
}

/** Turns a name into the word that its address ends with. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-+$/, '') || 'untitled'
  )
}
