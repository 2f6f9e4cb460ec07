import type { Region } from './call.ts'
import type { Ranked } from './ranking-rules.ts'

/** What is proposed or decided: who is offered a place, who waits in which order. All others are declined. */
export interface Outcomes {
  offered: string[]
  /** The first of them is offered a place when one is turned down. */
  reserve: string[]
}

export type ProposalRefusal = 'too-many-offers' | 'not-interviewed' | 'named-twice' | 'reason-is-missing'

interface Proposal extends Outcomes {
  interviewed: readonly string[]
  placements: number
  reason: string
}

/** Why this may not be proposed. */
export function proposalRefusalOf(proposal: Proposal): ProposalRefusal | undefined {
  const { offered, reserve, interviewed, placements, reason } = proposal
  const named = [...offered, ...reserve]
  if (new Set(named).size < named.length) return 'named-twice'
  if (named.some((id) => !interviewed.includes(id))) return 'not-interviewed'
  if (offered.length > placements) return 'too-many-offers'
  if (reason.trim() === '') return 'reason-is-missing'
  return undefined
}

export type DecisionRefusal = 'quorum-is-missing' | 'majority-is-missing'

/** Why votes do not make a decision: too few took part, or no more agreed than dissented. */
export function decisionRefusalOf(
  votes: readonly { agrees: boolean }[],
  { quorum }: { quorum: number },
): DecisionRefusal | undefined {
  if (votes.length < quorum) return 'quorum-is-missing'
  const agreed = votes.filter(({ agrees }) => agrees).length
  return agreed * 2 > votes.length ? undefined : 'majority-is-missing'
}

/** Near enough to the size that the call promised. */
export function shortlistRefusalOf({
  count,
  shortlistSize,
  placements,
}: {
  count: number
  shortlistSize: number
  placements: number
}): 'too-few' | 'too-many' | undefined {
  if (count < placements) return 'too-few'
  return count > shortlistSize + 1 ? 'too-many' : undefined
}

/** What the offers differ in from those that totals alone would have made. */
export interface PreferenceEffect {
  /** Offered, with others above them. */
  broughtIn: string[]
  /** Not offered, though so many places reached down to them. */
  passedOver: string[]
  /** Every one that was brought in is of a preferred region, and none that was passed over. */
  isByPreference: boolean
}

export function preferenceEffect({
  ranked,
  offered,
  regionOf,
  preferred,
}: {
  ranked: readonly Pick<Ranked, 'applicationId' | 'rank'>[]
  offered: readonly string[]
  regionOf: (applicationId: string) => string | undefined
  preferred: readonly Region[]
}): PreferenceEffect {
  // Equal totals share a rank: none of them is passed over by another.
  const reached = ranked.filter(({ rank }) => rank !== undefined && rank <= offered.length)
  const byTotals = reached.map(({ applicationId }) => applicationId)
  const broughtIn = offered.filter((id) => !byTotals.includes(id))
  const passedOver = broughtIn.length === 0 ? [] : byTotals.filter((id) => !offered.includes(id))
  const isPreferred = (id: string) => preferred.some((region) => region === regionOf(id))
  const isByPreference = broughtIn.every(isPreferred) && !passedOver.some(isPreferred)
  return { broughtIn, passedOver, isByPreference }
}

/** How long a place is kept for those who are offered it. */
export const offerDays = 14
/** From the announcement: by then every applicant has feedback by criterion. */
export const feedbackDays = 28
/** A complaint is acknowledged within so many. */
export const complaintDays = 30

const dayMs = 86_400_000
export const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * dayMs)

/** By then every applicant of a call has feedback. */
export function feedbackDay({ announcedOn }: { announcedOn: string }): Date {
  return daysAfter(new Date(`${announcedOn}T12:00:00Z`), feedbackDays)
}

/** Minimal financial assistance for one recipient in three financial years (Subsidy Control Act 2022, s. 36). */
export const assistanceLimitPounds = 315_000

/** Whether this subsidy and what was had before stay within the limit. */
export function staysWithinLimit({ hadPounds, subsidyPounds }: { hadPounds: number; subsidyPounds: number }): boolean {
  return hadPounds + subsidyPounds <= assistanceLimitPounds
}
