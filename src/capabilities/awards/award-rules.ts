import type { AwardState, Evidence, RecipientRequest } from './award.ts'

/** Why no award of this badge can be made at all. */
export type BadgeRefusal =
  | 'badge-not-found'
  | 'badge-belongs-to-another-organisation'
  | 'badge-is-not-published'
  | 'badge-is-archived'
  | 'organisation-is-suspended'
  | 'opportunity-does-not-earn-it'
/** Why one person of the list cannot be given it. */
export type LineRefusal =
  | 'recipient-is-missing'
  | 'evidence-is-missing'
  | 'learner-already-holds-it'
  | 'listed-twice'
  | 'given-already'
  | 'address-is-stopped'
  | 'nothing-to-renew'
export type AwardRefusal = BadgeRefusal | LineRefusal

interface BadgeProposal {
  badge: { organisationId: string; status: string; isSuspended: boolean; isShared: boolean } | undefined
  issuer: { organisationId: string }
  opportunity: { earnsBadge: boolean } | undefined
}

export function badgeRefusalOf({ badge, issuer, opportunity }: BadgeProposal): BadgeRefusal | undefined {
  if (!badge) return 'badge-not-found'
  if (badge.organisationId !== issuer.organisationId && !badge.isShared) return 'badge-belongs-to-another-organisation'
  if (badge.status === 'archived') return 'badge-is-archived'
  if (badge.status !== 'published') return 'badge-is-not-published'
  if (badge.isSuspended) return 'organisation-is-suspended'
  if (opportunity && !opportunity.earnsBadge) return 'opportunity-does-not-earn-it'
  return undefined
}

interface LineProposal {
  badge: { evidenceRequired: boolean; repeatable: boolean }
  recipient: RecipientRequest
  evidence: Evidence[]
  /** Whether this learner has the badge already, neither withdrawn nor run out. */
  holdsIt: boolean
  /** Whether this very line of this very form has been sent before. */
  sentBefore: boolean
  /** Whether an earlier line of the same list names the same learner. */
  listedBefore: boolean
  /** Whether the organisation has stopped the address: its learner has left. */
  isStopped: boolean
  /** Whether it is to follow an award of this learner, and may: that one stands, and nothing follows it yet. */
  renewal?: 'possible' | 'impossible'
}

/** The reason this learner may not be given the badge, or `undefined` if they may. */
export function lineRefusalOf({
  badge,
  recipient,
  evidence,
  sentBefore,
  holdsIt,
  listedBefore,
  isStopped,
  renewal,
}: LineProposal): LineRefusal | undefined {
  if (renewal === 'impossible') return 'nothing-to-renew'
  if (!renewal && !recipient.name?.trim() && !recipient.email?.trim()) return 'recipient-is-missing'
  if (sentBefore) return 'given-already'
  if (isStopped) return 'address-is-stopped'
  if (badge.evidenceRequired && evidence.length === 0) return 'evidence-is-missing'
  if (!badge.repeatable && listedBefore) return 'listed-twice'
  if (!badge.repeatable && holdsIt && !renewal) return 'learner-already-holds-it'
  return undefined
}

interface Ending {
  revokedAt: Date | null
  suspendedAt: Date | null
  validUntil: Date | null
}

/** Whether an award counts. What is for good comes before what is for now: it is what a verifier must read first. */
export function stateOf(award: Ending, now: Date): AwardState {
  if (award.revokedAt && award.revokedAt <= now) return 'withdrawn'
  if (award.validUntil && award.validUntil <= now) return 'expired'
  if (award.suspendedAt && award.suspendedAt <= now) return 'suspended'
  return 'valid'
}
