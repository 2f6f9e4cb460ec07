import { addDays, type DateSpan, datesOf, type Repeat, type Weekday } from '#capabilities/opportunities/repeat-rules.ts'
import { readDay, readSpan, writtenDate, writtenDays, writtenSpan } from './written-dates.ts'

/** What is missing or wrong in a line that says when something repeats. */
export type RepeatProblem = 'unreadable' | 'no-terms' | 'no-until' | 'not-in-it' | 'none-left' | 'too-many'

export type RepeatRead =
  /** Its dates, and what the line says of the time of day. */
  { ok: true; dates: string[]; time: string } | { ok: false; problem: RepeatProblem }

/** Of one line: two years of every Tuesday and Thursday. */
const mostDates = 200

/** How far a number of times may reach. */
const furthestDays = 3 * 365

const weekday = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*'
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const dayNames = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thurs?|fri|sat|sun'
const days = `(?:(?:${dayNames})(?:(?:, and |, | and | & |,)(?:${dayNames}))*)`

const [everyOther, every, plural] = [
  new RegExp(
    `\\b(?:(?:every (?:other|second|2nd)|each other|alternate)(?: week,?(?: on)?)? (${days})\\b|(?:fortnightly|every (?:fortnight|2 weeks|two weeks|other week)),?(?: on)? (${days})\\b)`,
    'i',
  ),
  new RegExp(`\\b(?:(?:every|each)(?: week,?(?: on)?)?|weekly,?(?: on)?) (${days}|day|weekday)\\b`, 'i'),
  /^(?:on )?((?:(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:, and |, | and | & )?)+)(?![a-z])/i,
]
const leftOut = new RegExp(
  `[,;(]? ?\\b(?:but not|not|except(?: for)?|excluding|without)(?: on)? (${writtenDays}(?:(?:, and |, | and | & |,)(?:on )?${writtenDays})*)\\)?`,
  'i',
)
const oneLeftOut = new RegExp(writtenDays, 'gi')
const between = new RegExp(`,? ?(?:\\b(?:from|starting(?: on)?|beginning(?: on)?) )?(${writtenSpan})`, 'i')
const from = new RegExp(`,? ?\\b(?:from|starting(?: on)?|beginning(?: on)?) (${writtenDate})`, 'i')
const until = new RegExp(`,? ?\\b(?:until|up to|to|ending(?: on)?) (${writtenDate})`, 'i')
const inTermTime = /,? ?\b(?:only )?(?:(?:in|during|at) )?(?:the )?(?:school )?term[- ]?time(?: only)?\b/i
const count = /,? ?\bfor (\d{1,3}) (weeks|times|sessions)\b/i

/** Whether a line in plain English speaks of more than one date. */
export const isRepeat = (line: string) => [everyOther, every, plural].some((words) => words.test(line))

export interface RepeatContext {
  today: string
  /** The earliest day that a date without a year may mean. */
  after: string
  /** When the schools of the place are open, in order. */
  terms: readonly DateSpan[]
}

/**
 * "Every Tuesday 6pm to 7.30pm from 3 November until 15 December, not 24 November", in plain English. Without a first
 * date it begins today; what is left unread is the time of day.
 */
export function readRepeat(line: string, { today, after, terms }: RepeatContext): RepeatRead {
  const rest = new Reader(line)
  const withoutOther = rest.take(everyOther)
  const named = withoutOther ? (withoutOther[1] ?? withoutOther[2]) : (rest.take(every) ?? rest.take(plural))?.[1]
  const exceptions = rest.take(leftOut)?.[1] ?? ''
  const within = rest.take(inTermTime) ? terms : undefined
  const lastTerm = within?.at(-1)
  const spanText = rest.take(between)?.[1]
  const firstText = spanText ? undefined : rest.take(from)?.[1]
  const lastText = spanText ? undefined : rest.take(until)?.[1]
  const [, times, unit] = rest.take(count) ?? []
  const repeated = daysIn(named ?? '')
  const span = spanText ? readSpan(spanText, { after }) : undefined
  const start = spanText ? span?.from : firstText ? readDay(firstText, { after }) : today
  if (!start || repeated.length === 0) return { ok: false, problem: 'unreadable' }
  if (within && (!lastTerm || lastTerm.until < start)) return { ok: false, problem: 'no-terms' }
  if (!spanText && !lastText && !times && !lastTerm) return { ok: false, problem: 'no-until' }
  const everyWeeks = withoutOther ? 2 : 1
  // Weeks of term are counted by their days: holidays between them count for nothing.
  const isCounted = unit !== 'weeks' || within !== undefined
  const perTime = unit === 'weeks' ? repeated.length / everyWeeks : 1
  const counted = times && isCounted ? Math.ceil(Number(times) * perTime) : undefined
  const lastDay = lastText ? readDay(lastText, { after: start }) : undefined
  const weeksOn = times && !counted ? addDays(start, Number(times) * 7 - 1) : undefined
  const end =
    span?.until ?? (lastText ? lastDay : (weeksOn ?? (counted ? addDays(start, furthestDays) : lastTerm?.until)))
  if (within && lastTerm && lastText && end && end > lastTerm.until) return { ok: false, problem: 'no-terms' }
  if (!end || end < start) return { ok: false, problem: 'unreadable' }
  const repeat = { days: repeated, everyWeeks, from: start, until: end, leaveOut: [], within }
  const leaveOut = leftOutOf(repeat, exceptions)
  if (!leaveOut) return { ok: false, problem: 'not-in-it' }
  const dates = datesOf({ ...repeat, leaveOut }, { most: counted ? Math.min(counted - 1, mostDates) : mostDates })
  if (dates.length === 0) return { ok: false, problem: 'none-left' }
  if (dates.length > mostDates) return { ok: false, problem: 'too-many' }
  return { ok: true, dates, time: rest.left() }
}

/** `undefined` where one of them leaves nothing out: it is mistyped, and a date would stay that should not. */
function leftOutOf(repeat: Repeat, exceptions: string): DateSpan[] | undefined {
  const all = datesOf(repeat, { most: mostDates })
  const spans = (exceptions.match(oneLeftOut) ?? []).map((text) => readSpan(text.trim(), { after: repeat.from }))
  const fits = spans.every((span) => span && all.some((date) => span.from <= date && date <= span.until))
  return fits ? (spans as DateSpan[]) : undefined
}

function daysIn(text: string): Weekday[] {
  if (/^day$/i.test(text)) return [0, 1, 2, 3, 4, 5, 6]
  if (/^weekday$/i.test(text)) return [1, 2, 3, 4, 5]
  const found = [...text.matchAll(new RegExp(weekday, 'gi'))]
  return found.map(([, name = '']) => weekdays.indexOf(name.toLowerCase()) as Weekday)
}

/** A text of which one thing after the other is understood and taken out. */
class Reader {
  #text: string
  constructor(text: string) {
    this.#text = text
  }

  take(words: RegExp): RegExpExecArray | undefined {
    const found = words.exec(this.#text)
    if (!found) return undefined
    this.#text = `${this.#text.slice(0, found.index)} ${this.#text.slice(found.index + found[0].length)}`
    return found
  }

  left(): string {
    return this.#text.replace(/[,;]/g, ' ').replace(/\s+/g, ' ').trim()
  }
}
