import { Chrono, en, type ParsedComponents } from 'chrono-node'
import { atLocalTime } from '#infrastructure/words/local-time.ts'
import type { ListedSession, ProblemReason } from './feed.ts'
import { inEnglish } from './welsh-date-rules.ts'

/** Whether 12/01/2027 is in January, as in Britain, or in December, as in America. */
export const dateOrders = ['day-first', 'month-first'] as const
export type DateOrder = (typeof dateOrders)[number]

interface Moment {
  at: Date
  /** No time was said. */
  isDay: boolean
}

/** One moment, or from when until when, where one text says both. */
interface Period {
  from: Moment
  to?: Moment
}

const dateParsers: Record<DateOrder, Chrono> = {
  'day-first': new Chrono(en.configuration.createConfiguration(true, true)),
  'month-first': new Chrono(en.configuration.createConfiguration(true, false)),
}

/** A moment from a text: ISO 8601, or a date as people write it; without a zone by the clocks of the place. */
export function readMoment(text: string, order: DateOrder = 'day-first'): Moment | undefined {
  const period = readPeriodText(text, order)
  return period && !period.to ? period.from : undefined
}

/** What is longer is a text about something. */
const longestDate = 100

/** What a text says that names a whole date: nothing is taken from today, from a weekday alone or from a part of the text. */
export function readPeriodText(text: string, order: DateOrder = 'day-first'): Period | undefined {
  const written = text.trim()
  if (written.length > longestDate) return undefined
  const exact = isoMoment(written) ?? serialMoment(written)
  if (exact !== undefined) return exact ? { from: exact } : undefined
  if (isInOtherOrder(written, order)) return undefined
  const plain = inEnglish(written)
  const [result, another] = dateParsers[order].parse(plain)
  if (!result || another || result.index > 0 || result.text.length < plain.length) return undefined
  const from = momentOf(result.start, plain)
  const to = result.end ? momentOf(result.end, plain) : undefined
  if (!from || (result.end && !to)) return undefined
  return to ? { from, to } : { from }
}

/** The first number of a date of numbers is the other thing than it should be, or both may be: 13/01 and 01/13. */
function isInOtherOrder(text: string, order: DateOrder): boolean {
  const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(text) ?? []
  return first !== undefined && Number(order === 'day-first' ? second : first) > 12
}

/** `null` for what looks like ISO 8601 and names no moment. */
function isoMoment(text: string): Moment | null | undefined {
  const iso =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i.exec(
      text,
    ) ?? /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z)?)?$/.exec(text)
  if (!iso) return undefined
  const [, year, month, day, hour, minute, zone] = iso
  const date = `${year}-${month}-${day}`
  if (zone) {
    const offset = zone.length === 3 ? `${zone}:00` : zone
    const at = new Date(`${date}T${hour}:${minute}:00${offset.toUpperCase()}`)
    return Number.isNaN(at.getTime()) ? null : { at, isDay: false }
  }
  const at = atLocalTime(date, { hour: Number(hour ?? 0), minute: Number(minute ?? 0) })
  return at ? { at, isDay: hour === undefined } : null
}

/** Days since the end of 1899, by which spreadsheets count: from the year 2000 to 2099. */
function serialMoment(text: string): Moment | undefined {
  if (!/^\d{5}(\.\d+)?$/.test(text) || Number(text) < 36_526 || Number(text) >= 73_051) return undefined
  const [date = '', time = ''] = new Date(Math.round((Number(text) - 25_569) * 1440) * 60_000).toISOString().split('T')
  const [hour, minute] = time.split(':').map(Number)
  const at = atLocalTime(date, { hour: hour ?? 0, minute: minute ?? 0 })
  return at && { at, isDay: !text.includes('.') }
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

function momentOf(parts: ParsedComponents, text: string): Moment | undefined {
  if (!parts.isCertain('day') || !parts.isCertain('month') || !parts.isCertain('year')) return undefined
  const date = ['year', 'month', 'day'].map((part) => String(parts.get(part as 'year')).padStart(2, '0')).join('-')
  const isDay = !parts.isCertain('hour')
  const at = parts.isCertain('timezoneOffset')
    ? parts.date()
    : atLocalTime(date, { hour: isDay ? 0 : (parts.get('hour') ?? 0), minute: isDay ? 0 : (parts.get('minute') ?? 0) })
  // "Monday 12 January" in a year when that is a Tuesday: one of both is wrong.
  const named = /^(sun|mon|tue|wed|thu|fri|sat)/i.exec(text)?.[1]?.toLowerCase()
  const isContradiction = named !== undefined && weekdays[new Date(`${date}T12:00:00Z`).getUTCDay()] !== named
  return at && !isContradiction && date.length === 10 ? { at, isDay } : undefined
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

export type SessionRead =
  | { is: 'session'; session: ListedSession; problem?: 'end-before-start' }
  /** It says when in words that name no date: "every Tuesday", "September 2027". */
  | { is: 'wording'; wording: string }
  | { is: 'unreadable' }

/** What of it is worth a look by a person. */
export function problemOf(read: SessionRead): ProblemReason | undefined {
  if (read.is === 'session') return read.problem
  return read.is === 'wording' ? 'date-in-words' : 'bad-date'
}

/** When something is, from what a source says of its start and end. An end before its start counts for nothing. */
export function readWhen(start: string, end: string | null, order?: DateOrder): SessionRead {
  const period = readPeriodText(start, order)
  if (!period) return isInWords(start) ? { is: 'wording', wording: start.trim().slice(0, 300) } : { is: 'unreadable' }
  const { from } = period
  const until = end ? endAfter(period.to ?? from, end, order) : period.to
  if (end && !until) return { is: 'unreadable' }
  const session = sessionFrom(from, until)
  if (session) return { is: 'session', session }
  const open = sessionFrom(from, undefined)
  return open ? { is: 'session', session: open, problem: 'end-before-start' } : { is: 'unreadable' }
}

/** An end that is a time alone is on the day of the start, or in the night that follows it. */
function endAfter(start: Moment, end: string, order?: DateOrder): Moment | undefined {
  const whole = readMoment(end, order)
  if (whole) return whole
  const day = start.at.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
  const sameDay = readMoment(`${day} ${readTime(end) ?? ''}`)
  if (!sameDay || sameDay.isDay) return undefined
  const isNight = sameDay.at <= start.at && start.at.getTime() - sameDay.at.getTime() >= 12 * hourMs
  return isNight ? { at: new Date(sameDay.at.getTime() + dayMs), isDay: false } : sameDay
}

/** A time alone as `18:30`: `6.30pm`, `1830 hrs`, a part of a day as spreadsheets count. */
export function readTime(text: string): string | undefined {
  if (/^0?\.\d+$/.test(text.trim())) {
    const minutes = Math.round(Number(text) * 1440)
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  }
  if (text.length > longestDate) return undefined
  const plain = inEnglish(text.trim())
  const [result, another] = dateParsers['day-first'].parse(`1 January 2027 ${plain}`)
  if (!result || another || result.end || !result.start.isCertain('hour')) return undefined
  if (result.text.length < `1 January 2027 ${plain}`.length) return undefined
  const [hour, minute] = [result.start.get('hour') ?? 0, result.start.get('minute') ?? 0]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const wordsOfTime =
  /\b(every|each|weekly|fortnightly|monthly|daily|annually|term[- ]?time|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekdays?|weekends?|bob|wythnosol|misol|tbc|tba|to be (confirmed|announced)|ongoing|rolling|flexible|any ?time|various|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\b/i

/** Whether a text speaks of times at all; a typing error is something else. */
const isInWords = (text: string) => wordsOfTime.test(text) && !/\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)

function sessionFrom(from: Moment, to: Moment | undefined): ListedSession | undefined {
  const open = from.isDay ? nextMidnight(from.at) : new Date(from.at.getTime() + hourMs)
  const until = to ? (to.isDay ? nextMidnight(to.at) : to.at) : open
  return until > from.at ? { startsAt: from.at.toISOString(), endsAt: until.toISOString() } : undefined
}

/** A session from what a source says of its start and end; whole days last from midnight to midnight. */
export function readSession(start: string, end: string | null): ListedSession | undefined {
  const read = readWhen(start, end)
  return read.is === 'session' && !read.problem ? read.session : undefined
}

/** The clocks change on two nights a year: a day has 23, 24 or 25 hours. */
function nextMidnight(day: Date): Date {
  const tomorrow = new Date(day.getTime() + dayMs + 2 * hourMs)
  const date = tomorrow.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
  return atLocalTime(date, { hour: 0, minute: 0 }) ?? new Date(day.getTime() + dayMs)
}

/** Which order the dates of a column are in: told by days beyond the twelfth; `undefined` where nothing tells. */
export function orderOf(dates: string[]): DateOrder | 'mixed' | undefined {
  const found = dates.flatMap((date) => {
    const [, first, second] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(date) ?? []
    if (Number(first) > 12) return 'day-first' as const
    return Number(second) > 12 ? ('month-first' as const) : []
  })
  const orders = new Set(found)
  return orders.size > 1 ? 'mixed' : [...orders][0]
}

/** Whether a date of numbers can be read both ways, and means something else each way. */
export function isAmbiguous(date: string): boolean {
  const [, first, second] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(date) ?? []
  return first !== undefined && first !== second && Number(first) <= 12 && Number(second) <= 12
}
