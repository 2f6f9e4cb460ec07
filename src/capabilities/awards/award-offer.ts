import type { Evidence } from './award.ts'

/** A code that many learners use, as on a poster. */
export interface AwardOffer {
  id: string
  organisationId: string
  badgeId: string
  badgeName: string
  badgeNameCy: string | null
  opportunityId: string | null
  evidence: Evidence[]
  /** Counts how often the letters were exchanged. */
  turn: number
  startsAt: Date | null
  endsAt: Date | null
  mostUses: number | null
  uses: number
  /** Only learners whose address is on the code's list. */
  listedOnly: boolean
  madeAt: Date
  stoppedAt: Date | null
  /** Whether its organisation may give the badge now: it is not archived, and shared still. */
  isGivable: boolean
}
