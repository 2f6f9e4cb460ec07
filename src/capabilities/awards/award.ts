import type { Language } from '#infrastructure/words/languages.ts'

/** What shows that the badge was earned. It becomes part of the signed badge and must not contain personal data of other people. */
export interface Evidence {
  name: string
  narrative?: string
  url?: string
}

/** The recipient of a badge: a name, an address, or neither; then the award is kept with its claim code. */
export interface RecipientRequest {
  name?: string
  email?: string
  /** The language that the learner is written to in. */
  language?: Language
}

export interface Award {
  id: string
  badgeId: string
  badgeVersionId: string
  organisationId: string
  organisationSlug: string
  organisationName: string
  placeId: string
  placeSlug: string
  opportunityId: string | null
  awardedAt: Date
  /** The day on which it was earned, where it was another: `2026-11-28`. */
  earnedOn: string | null
  /** What the issuer wrote to this learner. */
  note: string | null
  validUntil: Date | null
  evidence: Evidence[]
  /** The run that gave it; null where the platform itself did, as at a milestone. */
  runId: string | null
  statusListId: string
  statusIndex: number
  claimedAt: Date | null
  /** With its card, and by nobody's account. */
  keptByCard: boolean
  /** The name that the learner chose then. */
  cardName: string | null
  revokedAt: Date | null
  revocationReason: string | null
  /** On hold since then; it may be taken off hold again. */
  suspendedAt: Date | null
  suspensionReason: string | null
  /** The award that took its place. */
  correctedBy: string | null
  /** The award that follows it, where its learner has kept that one and shows it to everybody. */
  renewedInPublic: string | null
  /** That one belongs to the same learner: it was not given to a wrong person at first. */
  isCorrectedForSame: boolean
  /** The award that this one follows. */
  renews: string | null
  visibility: 'private' | 'public'
  nameShown: boolean
  recipientId: string
  recipientName: string | null
  recipientEmail: string | null
  personId: string | null
  /** To a person who had what is kept of them erased: it belongs to nobody. */
  isErased: boolean
}

/** Names the mail that brings an award (`Mail.key`). */
export const awardMailKey = (awardId: string) => `award ${awardId}`
export const reminderMailKey = (awardId: string, nth: number) => `award-reminder-${nth} ${awardId}`
/** How a mail about the end of a badge is told from those about an earlier end. */
export const endingMailKey = (awardId: string, days: number, validUntil: string) =>
  `award-ending-${days} ${validUntil} ${awardId}`
export const lapsedMailKey = (awardId: string, validUntil: string) => `award-lapsed ${validUntil} ${awardId}`
export const extendedMailKey = (awardId: string, extensionId: string) => `award-extended ${extensionId} ${awardId}`
export const heldMailKey = (awardId: string, since: string) => `award-held ${since} ${awardId}`
export const restoredMailKey = (awardId: string, since: string) => `award-restored ${since} ${awardId}`
export const withdrawnMailKey = (awardId: string) => `award-withdrawn ${awardId}`

export type AwardState = 'valid' | 'withdrawn' | 'suspended' | 'expired'

/** The address of an award in the mail that brings it: following it tells from which mail the visitor came. */
export function mailedAwardUrl(origin: string, awardId: string, mailId: string): string {
  return `${awardUrl(origin, awardId)}?mail=${mailId}`
}

export function awardUrl(origin: string, awardId: string): string {
  return `${origin}/awards/${awardId}`
}

/** An award as its signed document, to the letter, and its entry in the register of which the status list is a copy. */
export interface SignedAward {
  credential: string
  statusIndex: number
  revokedAt: Date | null
  suspendedAt: Date | null
}
