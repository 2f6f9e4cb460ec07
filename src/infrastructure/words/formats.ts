import type { Language } from './languages.ts'
import { isWholeDays, localParts } from './local-time.ts'

/** The clock of the places we serve: a session at 10 is at 10 there, wherever the server stands. */
const timeZone = 'Europe/London'

const tags: Record<Language, string> = { en: 'en-GB', cy: 'cy' }

/** Making a format costs a hundred times what using it does: one for each language, made when it is first asked for. */
function kept<Format>(make: (tag: string) => Format): (language: Language) => Format {
  const made: Partial<Record<Language, Format>> = {}
  return (language) => (made[language] ??= make(tags[language]))
}
const dates = (options: Intl.DateTimeFormatOptions) =>
  kept((tag) => new Intl.DateTimeFormat(tag, { timeZone, ...options }))

const longDates = dates({ day: 'numeric', month: 'long', year: 'numeric' })
const weekdays = dates({ weekday: 'short', day: 'numeric', month: 'long' })
const weekdaysAndYears = dates({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
const shortWeekdays = dates({ weekday: 'short', day: 'numeric', month: 'short' })
const longWeekdays = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const longWeekdaysAlone = dates({ weekday: 'long', day: 'numeric', month: 'long' })
const halfDayTimes = dates({ hour: 'numeric', minute: '2-digit', hour12: true })
const wholeDayTimes = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const shortMonths = dates({ month: 'short' })
const monthsAndYears = dates({ month: 'long', year: 'numeric' })
const numbers = kept((tag) => new Intl.NumberFormat(tag))
const numbersWithTenths = kept((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }))
const sterling = (minimumFractionDigits: number) =>
  kept((tag) => new Intl.NumberFormat(tag, { style: 'currency', currency: 'GBP', minimumFractionDigits }))
const [wholePounds, poundsAndPence] = [sterling(0), sterling(2)]
const distances = (maximumFractionDigits: number) =>
  kept((tag) => new Intl.NumberFormat(tag, { style: 'unit', unit: 'mile', unitDisplay: 'long', maximumFractionDigits }))
const [wholeMiles, tenthsOfMiles] = [distances(0), distances(1)]

/** 26 November 2021 */
export function longDate(language: Language, date: Date): string {
  return longDates(language).format(date)
}

/** Tuesday 5 January 2027 */
export function weekdayAndDate(language: Language, date: Date): string {
  return longWeekdays(language).format(date).replace(',', '')
}

/** Tuesday 5 January; seen from another year, with its year. */
export function weekdayAndDay(language: Language, date: Date, now: Date): string {
  if (yearOf(date) !== yearOf(now)) return weekdayAndDate(language, date)
  return longWeekdaysAlone(language).format(date).replace(',', '')
}

const yearOf = (date: Date) => localParts(date).date.slice(0, 4)

/**
 * Sat 5 June, 10:00; the day alone for what begins at midnight, as whole days do. Seen from `now`, a day of another year
 * has its year.
 */
export function dayAndTime(language: Language, date: Date, now?: Date): string {
  const isOtherYear = now !== undefined && yearOf(date) !== yearOf(now)
  const day = (isOtherYear ? weekdaysAndYears : weekdays)(language).format(date).replace(',', '')
  return localParts(date).time === '00:00' ? day : `${day}, ${clockTime(language, date)}`
}

/** Sat 5 Jun, 10am: where a line is narrow. A day of another year is written whole. */
export function shortDayAndTime(language: Language, date: Date, now: Date): string {
  if (yearOf(date) !== yearOf(now)) return dayAndTime(language, date, now)
  const day = shortWeekdays(language).format(date).replace(',', '')
  return localParts(date).time === '00:00' ? day : `${day}, ${clockTime(language, date)}`
}

const farOffMs = 300 * 86_400_000

/**
 * Sat 5 June, 10am–12pm; Sat 5 June, or Sat 5 June–Sun 6 June, for whole days. Seen from `now`, a day that is most of a
 * year away has its year.
 */
export function sessionTime(language: Language, session: { startsAt: Date; endsAt: Date }, now?: Date): string {
  const { startsAt, endsAt } = session
  const isFarOff = now !== undefined && Math.abs(startsAt.getTime() - now.getTime()) > farOffMs
  const dayOf = (at: Date) => (isFarOff ? weekdaysAndYears : weekdays)(language).format(at).replace(',', '')
  const timeOf = (at: Date) => `${dayOf(at)}, ${clockTime(language, at)}`
  const lastDay = new Date(endsAt.getTime() - 1)
  const sameDay = localParts(startsAt).date === localParts(lastDay).date
  if (isWholeDays(session)) return sameDay ? dayOf(startsAt) : `${dayOf(startsAt)}–${dayOf(lastDay)}`
  return `${timeOf(startsAt)}–${sameDay ? clockTime(language, endsAt) : timeOf(endsAt)}`
}

/** 10am, 2.30pm in English; 10:00, 14:30 in Welsh, whose half-day words are long. */
export function clockTime(language: Language, date: Date): string {
  if (language === 'cy') return wholeDayTimes('cy').format(date)
  return halfDayTimes('en').format(date).replace(':00', '').replace(':', '.').replace(/\s/g, '')
}

/** Sep, Oct … */
export function shortMonth(language: Language, date: Date): string {
  return shortMonths(language).format(date)
}

/** September 2020 */
export function monthAndYear(language: Language, date: Date): string {
  return monthsAndYears(language).format(date)
}

export function wholeNumber(language: Language, number: number): string {
  return numbers(language).format(number)
}

/** 6.7, 12 */
export function tenths(language: Language, number: number): string {
  return numbersWithTenths(language).format(number)
}

/** £4.50, £12 */
export function pounds(language: Language, pence: number): string {
  return (pence % 100 === 0 ? wholePounds : poundsAndPence)(language).format(pence / 100)
}

const metersAMile = 1609.344

/** 0.4 miles */
export function miles(language: Language, meters: number): string {
  return (meters < 10 * metersAMile ? tenthsOfMiles : wholeMiles)(language).format(meters / metersAMile)
}
