import type { Standing } from './standing-rules.ts'

export const earningKinds = ['attendance', 'badges'] as const
export type EarningKind = (typeof earningKinds)[number]

/** Whom an organisation wants proposed for a badge. It proposes; a person gives (docs/decisions/0033). */
export interface EarningRule {
  id: string
  organisationId: string
  badgeId: string
  badgeName: string
  badgeNameCy: string | null
  kind: EarningKind
  /** Whose sessions count; of a rule by attendance alone. */
  opportunityId: string | null
  opportunityTitle: string | null
  opportunityTitleCy: string | null
  /** Which badges count; of a rule by badges alone. */
  badgeIds: string[]
  times: number
  /** `2027-01-05`: what was before does not count. */
  countedFrom: string | null
  /** `2027-07-19`: nobody is proposed before. */
  proposesFrom: string | null
  madeAt: Date
  stoppedAt: Date | null
  /** How many wait to be given it, as of `countedAt`. */
  waiting: number
  countedAt: Date | null
}

/** A person as a rule counts them. */
export interface Earner {
  /** Tells people of a rule apart; made of name and address, so it leaves no page. */
  key: string
  name: string
  /** For the badge alone: no page shows it. */
  email: string | null
  /** Sessions they were at, or badges that count. */
  times: number
}

export interface EarnerStanding extends Earner {
  /** `earnerHash`: by what a page names them. */
  line: string
  standing: Standing
  /** Since when they have the badge, or when it was withdrawn from them. */
  since: Date | undefined
}

/** The most people that a rule looks at. */
export const mostEarners = 2000
export const mostTimes = 500
