import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'
import { addDays, weekdayOf } from './repeat-rules.ts'

export const whens = ['today', 'weekend', 'week'] as const
/** When something is to begin: today, at the weekend that comes or is, within seven days; in the holidays where terms are known. */
export type When = (typeof whens)[number] | typeof inHolidays
export const inHolidays = 'holidays' as const

export interface Span {
  /** Included. */
  from: Date
  /** Not included. */
  until: Date
}

export const isWhen = (text: unknown): text is When => [...whens, inHolidays].some((when) => when === text)

/** A calendar date of this century that exists, as `2026-12-05`: of others the next day has another form. */
export const isDay = (text: string): boolean =>
  /^20\d{2}-\d{2}-\d{2}$/.test(text) && atLocalTime(text, { hour: 0, minute: 0 }) !== undefined

/**
 * The time that these words mean, by the clock of the places: never what is past. Undefined for words that mean none, and
 * for a day that is over.
 */
export function spanOf(when: string, now: Date, terms: readonly Term[] = []): Span | undefined {
  const today = localParts(now).date
  const days = when === inHolidays ? holidaysAfter(today, terms) : daysOf(when, today)
  const [first, last] = [days && midnightOf(days[0]), days && midnightOf(addDays(days[1], 1))]
  if (!first || !last || last <= now) return undefined
  return { from: first < now ? now : first, until: last }
}

/** Days on which schools are open, as dates; both included. */
interface Term {
  from: string
  until: string
}

/** A weekend between two terms is none. */
const fewestDaysOff = 5

/** The holidays that are or come next: what lies between two terms that are known. */
function holidaysAfter(today: string, terms: readonly Term[]): [string, string] | undefined {
  const sorted = terms.toSorted((a, b) => a.from.localeCompare(b.from))
  const gaps = sorted
    .slice(1)
    .map((term, at): [string, string] => [addDays(sorted[at]?.until ?? term.from, 1), addDays(term.from, -1)])
  return gaps.find(([first, last]) => last >= today && last >= addDays(first, fewestDaysOff - 1))
}

/** The first and the last day, both included. */
function daysOf(when: string, today: string): [string, string] | undefined {
  if (when === 'today') return [today, today]
  if (when === 'week') return [today, addDays(today, 6)]
  if (when === 'weekend') {
    const weekday = weekdayOf(today)
    return weekday === 0 ? [today, today] : [addDays(today, 6 - weekday), addDays(today, 7 - weekday)]
  }
  return isDay(when) ? [when, when] : undefined
}

const midnightOf = (date: string) => atLocalTime(date, { hour: 0, minute: 0 })
