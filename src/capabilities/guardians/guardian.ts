export const guardianProofs = ['address', 'organisation'] as const
/**
 * How a guardian is verified in a place. `address`: they read the mail at the address that their account is opened with.
 * `organisation`: a person of an organisation, who knows them, says so.
 */
export type GuardianProof = (typeof guardianProofs)[number]

/** `waiting`: nobody has verified the guardian yet. `revoked`: the guardian sees nothing of the child any more. */
export type GuardianState = 'waiting' | 'verified' | 'revoked'

/** A guardian and one child under 13 in their care, whose badges they keep. */
export interface Guardian {
  guardianId: string
  childId: string
  /** Known to the guardian and to those who meet the child. */
  childName: string
  placeId: string
  state: GuardianState
  /** What the guardian shows to a person of an organisation. */
  deskCode: string
  verifiedBy: GuardianProof | null
  /** Whose person verified the guardian. */
  organisationName: string | null
  revocationReason: string | null
  /** An account of their own was offered to the child, who is 13 now. */
  handover: Handover | null
}

export interface Handover {
  /** The young person's own. */
  email: string
  askedAt: Date
}
