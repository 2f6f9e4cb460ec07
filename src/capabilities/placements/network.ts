import type { QualityLabel } from './quality-label.ts'

/** What the network is known by, each with its definition in words. */
export const networkNumbers = ['places', 'alumni', 'organisations', 'opportunitiesBadged', 'badgesIssued'] as const
export type NetworkNumber = (typeof networkNumbers)[number]

/** How a place of the network stands, counted now. */
export interface NetworkStanding {
  label: QualityLabel
  organisations: number
  opportunitiesBadged: number
  /** None where so few people have badges that they could be told. */
  badgesIssued: number | null
}

/** What `network.ts` is about, for those who look for it by its name. */
export const network = { networkNumbers } as const
