/** What a place of the programme keeps to (decision 0060), in the order in which it is shown. */
export const labelCriteria = [
  ...(['active', 'safeguarding', 'reviews', 'fresh'] as const),
  ...(['pathways', 'asked', 'year'] as const),
] as const
export type LabelCriterion = (typeof labelCriteria)[number]

/** From so many on a criterion is met; shown with each. */
export const labelBounds = {
  organisations: 5,
  /** Of the organisations, in percent. */
  active: 50,
  /** A badge waits no longer for its review. */
  reviewDays: 14,
  /** Of the listings, in percent. */
  fresh: 90,
  quietDays: 90,
  askedDays: 365,
  /** Of the meetings of the year so far, in percent. */
  held: 75,
} as const

/** What is known of a place, counted now. */
export interface LabelFacts {
  organisations: number
  /** Of them, those that gave no badge and confirmed nothing in 90 days. */
  quiet: number
  /** Listings for under-18s that are hidden since the safeguarding of their organisation lapsed. */
  hidden: number
  /** Badges that have waited too long for a second person. */
  late: number
  listings: number
  /** Of the listings, those that were confirmed in 90 days. */
  fresh: number
  pathways: number
  /** Of the pathways, those with something wrong in them. */
  broken: number
  /** Consultations with those who live there, in the last year or planned. */
  consultations: number
  /** Meetings of the year whose day is over, and those of them that were held. */
  past: number
  held: number
  /** Of alumni, what is open of their exit plan; none while the year goes on. */
  openExit: number | undefined
}

export interface CriterionStanding {
  criterion: LabelCriterion
  isMet: boolean
  /** Of `outOf`; alone where there is nothing that it is a part of. */
  count: number
  outOf: number | null
}

/** Held only as long as every criterion is met. */
export interface QualityLabel {
  isHeld: boolean
  standings: CriterionStanding[]
}

/** What `quality-label.ts` is about, for those who look for it by its name. */
export const qualityLabel = { labelCriteria, labelBounds } as const
