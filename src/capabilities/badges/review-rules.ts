import type { BadgeContent, BadgeStatus } from './badge.ts'
import { type BadgeReview, type ReviewedField, reviewedFields } from './badge-review.ts'

export type ReviewRefusal =
  | 'review-not-found'
  | 'decided-meanwhile'
  | 'changed-meanwhile'
  | 'reviewer-is-of-the-organisation'
  | 'not-all-was-looked-at'
  | 'nothing-was-said'

interface Proposal {
  decision: 'approved' | 'returned'
  review: Pick<BadgeReview, 'state'> | undefined
  /** Whether the badge still says what the reviewer read. */
  isUnchanged: boolean
  /** Whether the reviewer works for the organisation, or asked for the review. */
  isInvolved: boolean
  looked: readonly ReviewedField[]
  comments: BadgeReview['comments']
}

/** The reason this review may not be decided so, or `undefined` if it may. */
export function reviewRefusalOf(proposal: Proposal): ReviewRefusal | undefined {
  const { decision, review, isUnchanged, isInvolved, looked, comments } = proposal
  if (!review) return 'review-not-found'
  if (isInvolved) return 'reviewer-is-of-the-organisation'
  if (review.state !== 'waiting') return 'decided-meanwhile'
  if (!isUnchanged) return 'changed-meanwhile'
  if (decision === 'approved' && reviewedFields.some((field) => !looked.includes(field))) return 'not-all-was-looked-at'
  if (decision === 'returned' && Object.keys(comments).length === 0) return 'nothing-was-said'
  return undefined
}

export type AskRefusal = 'badge-not-found' | 'badge-is-archived' | 'review-is-waiting' | 'already-reviewed'

/** The reason no review can be asked for, or `undefined` if one can. */
export function askRefusalOf({
  badge,
  isWaiting,
}: {
  badge: { status: BadgeStatus; versionId: string; reviewedVersionId: string | null } | undefined
  isWaiting: boolean
}): AskRefusal | undefined {
  if (!badge) return 'badge-not-found'
  if (badge.status === 'archived') return 'badge-is-archived'
  if (isWaiting) return 'review-is-waiting'
  if (badge.reviewedVersionId === badge.versionId) return 'already-reviewed'
  return undefined
}

/** A field of a badge that two versions word otherwise. */
export interface BadgeDifference {
  field: keyof BadgeContent
  before: string
  after: string
}

/** What is otherwise in a newer version, field by field, in the order in which a badge is read. */
export function differencesOf(before: BadgeContent, after: BadgeContent): BadgeDifference[] {
  const said = (value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (Array.isArray(value)) return value.map((one: { name?: string }) => one.name ?? '').join(', ')
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return comparedFields.flatMap((field) => {
    const [old, now] = [said(before[field]), said(after[field])]
    return old === now ? [] : [{ field, before: old, after: now }]
  })
}

const comparedFields = [
  'name',
  'nameCy',
  'description',
  'descriptionCy',
  'criteria',
  'criteriaCy',
  'theme',
  'level',
  'skills',
  'hours',
  'assessment',
  'assessmentCy',
  'evidenceRequired',
  'evidenceGuidance',
  'evidenceGuidanceCy',
  'validForMonths',
  'repeatable',
  'artwork',
  'imageAlt',
  'imageAltCy',
] as const satisfies readonly (keyof BadgeContent)[]
