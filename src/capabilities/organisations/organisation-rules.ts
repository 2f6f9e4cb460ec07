import type { Organisation, OrganisationStepKind, Standing } from './organisation.ts'

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

/** What a City Lead may decide about an organisation. */
export const decisions = ['approved', 'more-asked', 'refused', 'suspended'] as const
export type Decision = (typeof decisions)[number]

const decidedFrom: Record<Decision, readonly Standing[]> = {
  // Also the way back from the others.
  approved: ['waiting', 'more-asked', 'refused', 'suspended'],
  'more-asked': ['waiting'],
  refused: ['waiting', 'more-asked'],
  suspended: ['approved'],
}

export const decisionsFor = (standing: Standing): Decision[] =>
  decisions.filter((decision) => decidedFrom[decision].includes(standing))

export type DecisionRefusal = 'organisation-not-found' | 'decided-meanwhile' | 'note-is-missing'

/**
 * The reason this decision may not be taken, or `undefined` if it may. `seen` is where the organisation stood when the
 * person who decides looked at it.
 */
export function decisionRefusalOf({
  decision,
  standing,
  seen = standing,
  note,
}: {
  decision: Decision
  standing: Standing | undefined
  seen?: Standing | undefined
  note: string | null
}): DecisionRefusal | undefined {
  if (standing === undefined) return 'organisation-not-found'
  if (standing !== seen || !decidedFrom[decision].includes(standing)) return 'decided-meanwhile'
  // Nobody is turned away, stopped or asked for more without being told why.
  if (decision !== 'approved' && note === null) return 'note-is-missing'
  return undefined
}

/** What a decision is in the history of both. */
export function stepOf(decision: Decision, standing: Standing): OrganisationStepKind {
  return decision === 'approved' && standing === 'suspended' ? 'restored' : decision
}

/** Neither 0 and O nor 1 and I: it is read out over the telephone. */
const referenceLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** `WM-7K3F-Q2RD`, of 40 random bits. */
export function newReference(random: Uint8Array): string {
  const bits = [...random].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => referenceLetters[Number.parseInt(five, 2)] ?? '').join('')
  return `WM-${letters.slice(0, 4)}-${letters.slice(4, 8)}`
}
