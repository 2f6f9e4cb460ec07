import type { PledgeContent, PledgeState } from './pledge.ts'

export const longestWords = 400
export const longestAbout = 120

/** So long before its end its managers are told, and once more; it can be renewed from the first of them on. */
export const dueDays = 90
export const dueAgainDays = 14
/** What is promised for longer is renewed, so that it is read again. */
const longestYears = 3

export type PledgeContentRefusal =
  | 'about-is-missing'
  | 'words-are-missing'
  | 'too-long'
  | 'ends-before-it-begins'
  | 'ends-too-soon'
  | 'ends-too-late'

/** Why this cannot be promised, or `undefined`. A draft may lack words and be about nothing yet. */
export function contentRefusalOf(content: PledgeContent, today: string): PledgeContentRefusal | undefined {
  const { scope, badgeId, pathwayId, about, aboutCy, said, saidCy } = content
  const subject = { badge: badgeId, pathway: pathwayId, skill: about, job: about }[scope]
  if (!subject?.trim()) return 'about-is-missing'
  if (!said?.trim() && !saidCy?.trim()) return 'words-are-missing'
  if ([said, saidCy].some((text) => (text?.length ?? 0) > longestWords)) return 'too-long'
  if ([about, aboutCy].some((text) => (text?.length ?? 0) > longestAbout)) return 'too-long'
  return termRefusalOf(content, today)
}

/** Why a pledge cannot last from one of these days to the other. */
export function termRefusalOf(
  { beginsOn, endsOn }: Pick<PledgeContent, 'beginsOn' | 'endsOn'>,
  today: string,
): Extract<PledgeContentRefusal, `ends-${string}`> | undefined {
  if (endsOn <= beginsOn) return 'ends-before-it-begins'
  if (endsOn <= today) return 'ends-too-soon'
  // Of the whole of it: one that begins in the past is no longer for that.
  const from = beginsOn < today ? beginsOn : today
  return daysBetween(from, endsOn) > longestYears * 366 ? 'ends-too-late' : undefined
}

/** Whole days from one day to another. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
}

/** As it is shown: a live pledge that ends within 90 days is due, and one whose last day is over has lapsed, told or not. */
export type PledgePhase = PledgeState | 'due'

export function phaseOf({ state, endsOn }: { state: PledgeState; endsOn: string }, today: string): PledgePhase {
  if (state !== 'live') return state
  if (endsOn < today) return 'lapsed'
  return daysBetween(today, endsOn) <= dueDays ? 'due' : 'live'
}

/** How often its managers should have been told by now that its end is near. */
export function dueTellings(endsOn: string, today: string): 0 | 1 | 2 {
  const left = daysBetween(today, endsOn)
  if (left <= dueAgainDays) return 2
  return left <= dueDays ? 1 : 0
}

export type PledgeMove = 'revise' | 'offer' | 'take-back' | 'decide' | 'withdraw' | 'renew' | 'suspend' | 'restore'

const from: Record<PledgeMove, PledgePhase[]> = {
  revise: ['draft', 'refused'],
  offer: ['draft', 'refused'],
  'take-back': ['offered'],
  decide: ['offered'],
  withdraw: ['live', 'due', 'suspended'],
  renew: ['due'],
  suspend: ['live', 'due'],
  restore: ['suspended'],
}

/** Whether a pledge can go on like this from where it stands. */
export function canMove(pledge: { state: PledgeState; endsOn: string }, move: PledgeMove, today: string): boolean {
  return from[move].includes(phaseOf(pledge, today))
}
