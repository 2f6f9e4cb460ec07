import type { AwardState } from '#capabilities/awards/award.ts'
import { type AgeBand, isAdult } from '#capabilities/people/person.ts'

export type PassRefusal = 'award-does-not-count' | 'age-is-missing' | 'not-at-your-age'

/** A pass tells the maker of the phone which badge its owner has: only grown-ups are offered one, and who has not said so is none. */
export function passRefusalOf({
  state,
  ageBand,
}: {
  state: AwardState
  ageBand: AgeBand | undefined
}): PassRefusal | undefined {
  if (!ageBand) return 'age-is-missing'
  if (!isAdult(ageBand)) return 'not-at-your-age'
  return state === 'valid' ? undefined : 'award-does-not-count'
}
