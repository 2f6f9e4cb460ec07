import type { LeadAttribute } from '#capabilities/programme/rubric.ts'

/** Of a year: when it begins, half way, and when it is over. */
export const growthMonths = [0, 6, 12] as const
export type GrowthMonth = (typeof growthMonths)[number]

/** What is said of one attribute. Words on purpose: nothing of it can be summed. */
export interface AttributeView {
  attribute: LeadAttribute
  said: string
  /** Of the lead’s own view alone. */
  wantsHelp: boolean
}

export const longestView = 2000

/** One of the three times of one lead’s year. */
export interface GrowthRound {
  id: string
  placementId: string
  placeId: string
  personId: string
  name: string
  month: GrowthMonth
  peerId: string | null
  peerName: string | null
  askedAt: Date | null
  sharedAt: Date | null
}

/** What `growing.ts` is about, for those who look for it by its name. */
export const growing = { growthMonths, longestView } as const
