import { type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { Award, AwardState, Evidence } from './award.ts'
import { stateOf } from './award-rules.ts'

interface Shape {
  id: string
  awardedAt: Date
  /** The day on which it was earned, where it was another. */
  earnedOn: string | null
  validUntil: Date | null
  revokedAt: Date | null
  revocationReason: string | null
  suspensionReason: string | null
  /** The award that took its place; null where the first was given to a wrong person, so that a stranger who has it does not find the right one. */
  correctedBy: string | null
  /** The award that follows it, where its learner shows that one to everybody: who was given the address of one does not find the other by it. */
  renewedBy: string | null
  evidence: Evidence[]
  organisationName: string
  organisationSlug: string
  placeSlug: string
  state: AwardState
  /** Whether its learner has kept it. */
  kept: boolean
  /** The learner's name where they let it be seen, and nothing of them otherwise. */
  learner: string | null
}

/** An award as everybody may see it. */
export type PublicAward = PublicView<Shape>

export function publicAward(award: Award, now: Date): PublicAward {
  const { id, awardedAt, earnedOn, validUntil, revokedAt, revocationReason, suspensionReason, evidence } = award
  const correctedBy = award.isCorrectedForSame ? award.correctedBy : null
  const { organisationName, organisationSlug, placeSlug } = award
  return publicView({
    ...{ id, awardedAt, earnedOn, validUntil, revokedAt, revocationReason, suspensionReason, correctedBy, evidence },
    renewedBy: award.renewedInPublic,
    ...{ organisationName, organisationSlug, placeSlug },
    state: stateOf(award, now),
    kept: award.claimedAt !== null,
    learner: award.claimedAt && award.nameShown ? (award.cardName ?? award.recipientName) : null,
  })
}
