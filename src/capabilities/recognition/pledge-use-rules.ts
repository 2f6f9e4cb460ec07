import { smallestShown } from '#capabilities/impact/small-numbers-rules.ts'

/** How often a pledge was asked for and met in one quarter, as its organisation says. */
export interface PledgeUse {
  /** The first day of the quarter. */
  quarter: string
  asked: number
  met: number
}

/** What everybody sees: counts from 10, `few` for fewer, `null` where nothing was noted. */
export type ShownUse = { asked: number; met: number | null } | 'few' | null

/**
 * Quarters are added up until they count ten, and only then shown: of two figures that were shown one after the other,
 * the difference never speaks of fewer than ten. How many were met is hidden where it, or what it leaves over, is small in
 * one of these steps.
 */
export function shownUse(uses: PledgeUse[], today: string): ShownUse {
  const over = uses.filter(({ quarter }) => quarterAfter(quarter) <= today)
  if (over.every(({ asked }) => asked === 0)) return null
  const total = { asked: 0, met: 0 }
  let hidesMet = false
  let step = { asked: 0, met: 0 }
  for (const { asked, met } of over.toSorted((one, other) => one.quarter.localeCompare(other.quarter))) {
    step = { asked: step.asked + asked, met: step.met + met }
    if (step.asked < smallestShown) continue
    total.asked += step.asked
    total.met += step.met
    hidesMet ||= isSmall(step.met) || isSmall(step.asked - step.met)
    step = { asked: 0, met: 0 }
  }
  if (total.asked === 0) return 'few'
  return { asked: total.asked, met: hidesMet ? null : total.met }
}

const isSmall = (count: number) => count > 0 && count < smallestShown

/** The first day of the quarter that a day lies in. */
export function quarterOf(day: string): string {
  const [year = '', month = ''] = day.split('-')
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1
  return `${year}-${String(first).padStart(2, '0')}-01`
}

/** The first day of the next one. */
export function quarterAfter(quarter: string): string {
  const [year, month] = quarter.split('-').map(Number) as [number, number]
  return month === 10 ? `${year + 1}-01-01` : `${year}-${String(month + 3).padStart(2, '0')}-01`
}

/** The first day of the one before. */
export function quarterBefore(quarter: string): string {
  const [year, month] = quarter.split('-').map(Number) as [number, number]
  return month === 1 ? `${year - 1}-10-01` : `${year}-${String(month - 3).padStart(2, '0')}-01`
}

/** Quarters whose figures can still be noted: this one and the two before it, from when the pledge was made live. */
export function openQuarters(today: string, liveOn: string): string[] {
  const now = quarterOf(today)
  const before = quarterBefore(now)
  return [now, before, quarterBefore(before)].filter((quarter) => quarter >= quarterOf(liveOn))
}
