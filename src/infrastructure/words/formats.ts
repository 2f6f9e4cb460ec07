import type { Language } from './languages.ts'
import { isWholeDays, localParts } from './local-time.ts'

/** The clock of the places we serve: a session at 10 is at 10 there, wherever the server stands. */
const timeZone = 'Europe/London'

const tags: Record<Language, string> = { en: 'en-GB', cy: 'cy' }
const cache = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(tags[language], { timeZone, ...options })
  cache.set(key, made)
  return made
}

/** 26 November 2021 */
export function longDate(language: Language, date: Date): string {
  return format(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(date)
}

/** Sat 5 June, 10:00; the day alone for what begins at midnight, as whole days do. */
export function dayAndTime(language: Language, date: Date): string {
  const day = format(language, { weekday: 'short', day: 'numeric', month: 'long' }).format(date).replace(',', '')
  return localParts(date).time === '00:00' ? day : `${day}, ${clockTime(language, date)}`
}

/** Sat 5 June, 10am–12pm; Sat 5 June, or Sat 5 June–Sun 6 June, for whole days. */
export function sessionTime(language: Language, session: { startsAt: Date; endsAt: Date }): string {
  const { startsAt, endsAt } = session
  const begin = dayAndTime(language, startsAt)
  const lastDay = new Date(endsAt.getTime() - 1)
  const sameDay = localParts(startsAt).date === localParts(lastDay).date
  if (isWholeDays(session)) {
    const end = format(language, { weekday: 'short', day: 'numeric', month: 'long' }).format(lastDay).replace(',', '')
    return sameDay ? begin : `${begin}–${end}`
  }
  return `${begin}–${sameDay ? clockTime(language, endsAt) : dayAndTime(language, endsAt)}`
}

/** 10am, 2.30pm in English; 10:00, 14:30 in Welsh, whose half-day words are long. */
export function clockTime(language: Language, date: Date): string {
  if (language === 'cy') return format('cy', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date)
  return format('en', { hour: 'numeric', minute: '2-digit', hour12: true })
    .format(date)
    .replace(':00', '')
    .replace(':', '.')
    .replace(/\s/g, '')
}

/** Sep, Oct … */
export function shortMonth(language: Language, date: Date): string {
  return format(language, { month: 'short' }).format(date)
}

/** September 2020 */
export function monthAndYear(language: Language, date: Date): string {
  return format(language, { month: 'long', year: 'numeric' }).format(date)
}

export function wholeNumber(language: Language, number: number): string {
  return number.toLocaleString(tags[language])
}

/** £4.50, £12 */
export function pounds(language: Language, pence: number): string {
  return new Intl.NumberFormat(tags[language], {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: pence % 100 === 0 ? 0 : 2,
  }).format(pence / 100)
}

const metersAMile = 1609.344

/** 0.4 miles */
export function miles(language: Language, meters: number): string {
  return new Intl.NumberFormat(tags[language], {
    style: 'unit',
    unit: 'mile',
    unitDisplay: 'long',
    maximumFractionDigits: meters < 10 * metersAMile ? 1 : 0,
  }).format(meters / metersAMile)
}
