import { type Effect, effectOf } from './reasons.ts'
import type { Check, CheckId } from './report.ts'

const ORDER: readonly CheckId[] = ['shape', 'contexts', 'signature', 'hosting', 'issuer-binding', 'dates', 'status']

/** The checks of several documents as one list: for each check the worst outcome that it had in any of them. */
export function mergeChecks(lists: readonly (readonly Check[])[]): Check[] {
  const all = lists.flat()
  return ORDER.flatMap((id) => {
    const outcomes = all.filter((check) => check.id === id)
    const [worst] = outcomes.toSorted((a, b) => gravityOf(b) - gravityOf(a))
    return worst ? [worst] : []
  })
}

const GRAVITY: Record<Effect, number> = {
  none: 2,
  'no-longer-valid': 2,
  suspended: 2,
  'cannot-tell': 3,
  'no-badge': 4,
  damaged: 5,
  'not-genuine': 6,
}

function gravityOf({ outcome, reason }: Check): number {
  if (outcome === 'passed') return 0
  const effect = reason ? effectOf(reason) : 'cannot-tell'
  // That an earlier check stopped this one says less than the reason of the earlier one.
  if (reason === 'earlier-check-did-not-pass') return 1
  return GRAVITY[effect]
}
