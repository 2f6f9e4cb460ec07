import type { IntroductionConsent } from '#capabilities/places/place.ts'

/**
 * `waiting` for a guardian, who may refuse (`refused`); `sent`: its employer can read it; then answered once, `accepted` or
 * `declined`.
 */
export type IntroductionState = 'waiting' | 'sent' | 'refused' | 'accepted' | 'declined'

/** Why an employer declines: nothing of it speaks of the person. */
export const declineReasons = ['nothing-now', 'filled', 'other-skills', 'other-time', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

export const isDeclineReason = (text: unknown): text is DeclineReason => declineReasons.some((one) => one === text)

/** What its sender writes with the collection. */
export interface IntroductionContent {
  said: string
  nameShown: boolean
  /** Whether who accepts it learns the sender's address. */
  addressShown: boolean
  /** Of who agrees for a person of 16 or 17 where the place asks for that. */
  guardianEmail: string | null
}

/** One that a learner has sent, as they see it. */
export interface Introduction extends Omit<IntroductionContent, 'guardianEmail'> {
  id: string
  placeId: string
  organisationId: string
  vacancyId: string | null
  personId: string
  state: IntroductionState
  title: string
  about: string
  createdAt: Date
  sentAt: Date | null
  endsAt: Date
  readAt: Date | null
  takenBackAt: Date | null
  guardianAskedAt: Date | null
  guardianAgreedAt: Date | null
  answeredAt: Date | null
  reason: DeclineReason | null
  /** What its employer says: how they will get in touch, or beside a reason. */
  answer: string
  organisationName: string
  organisationSlug: string
  placeSlug: string
  vacancyTitle: string | null
  vacancyTitleCy: string | null
}

/** Whom an introduction can be sent to: an employer of a place, or what it offers there. */
export interface Receiver {
  organisationId: string
  organisationName: string
  organisationSlug: string
  placeId: string
  placeSlug: string
  placeName: string
  placeNameCy: string | null
  /** Who decides for people of 16 and 17 there. */
  consent: IntroductionConsent
  isEmployer: boolean
  isApproved: boolean
  isHidden: boolean
  /** Whether it meets now what an organisation owes young people. */
  isSafe: boolean
  vacancy: { id: string; title: string; titleCy: string | null } | null
}
