import { daysOfYear, type LedgerCell, mostHalfDays, weeksOfYear } from './ledger.ts'
import { daysAfter } from './year-rules.ts'

/** The Monday of the week that this day is in. */
export function weekOf(date: string): string {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay()
  return daysAfter(date, -((day + 6) % 7))
}

/** The Mondays from the week in which a year began to this one, or to its last, the latest first. */
export function weeksUntil({ beginsOn, today }: { beginsOn: string; today: string }): string[] {
  const first = weekOf(beginsOn)
  const weeks = Array.from({ length: weeksOfYear }, (_, index) => daysAfter(first, index * 7))
  return weeks.filter((week) => week <= today).reverse()
}

export type WeekRefusal = 'week-is-out-of-reach' | 'too-many-half-days'

/** Why this cannot be written of a week: it lies in the year and has begun, and nobody works more than it holds. */
export function weekRefusalOf(
  { weekOn, cells }: { weekOn: string; cells: LedgerCell[] },
  year: { beginsOn: string; today: string },
): WeekRefusal | undefined {
  if (!weeksUntil(year).includes(weekOn)) return 'week-is-out-of-reach'
  return cells.reduce((sum, { halfDays }) => sum + halfDays, 0) > mostHalfDays ? 'too-many-half-days' : undefined
}

export interface Pace {
  /** In half days, as everything here. */
  given: number
  /** What would be given by now, if the 120 days were spread evenly. */
  even: number
  /** By the end of the year, if it goes on like this; unknown before the first week is over. */
  forecast: number | undefined
}

const looksBackWeeks = 8

/**
 * How a year goes: what was given, and what it comes to if each week that is left gets the average of the last eight
 * whole ones.
 */
export function paceOf(
  weeks: { weekOn: string; halfDays: number }[],
  { beginsOn, today }: { beginsOn: string; today: string },
): Pace {
  const sumOf = (some: typeof weeks) => some.reduce((sum, { halfDays }) => sum + halfDays, 0)
  const given = sumOf(weeks)
  const reached = weeksUntil({ beginsOn, today })
  const isOver = today >= daysAfter(weekOf(beginsOn), weeksOfYear * 7)
  // This week is not over: it is neither counted as whole nor as empty.
  const whole = isOver ? reached : reached.slice(1)
  const even = Math.round((daysOfYear * 2 * whole.length) / weeksOfYear)
  if (whole.length === 0) return { given, even, forecast: undefined }
  const late = whole.slice(0, looksBackWeeks)
  const average = sumOf(weeks.filter(({ weekOn }) => late.includes(weekOn))) / late.length
  const before = sumOf(weeks.filter(({ weekOn }) => whole.includes(weekOn)))
  return { given, even, forecast: Math.max(given, Math.round(before + average * (weeksOfYear - whole.length))) }
}
