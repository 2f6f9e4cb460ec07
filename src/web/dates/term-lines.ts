import { addDays } from '#capabilities/opportunities/repeat-rules.ts'
import type { SchoolTerm } from '#capabilities/places/place.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { atLocalTime } from '#infrastructure/words/local-time.ts'
import { earliestMeant, inPlainEnglish, readSpan } from './written-dates.ts'

export type TermsRead = { ok: true; terms: SchoolTerm[] } | { ok: false; line: number; text: string }

/** What is longer was mistyped: a year is out of order, or a day and a month. */
const longestTermDays = 200

/** One a line, in English or Welsh: "6 January to 13 February 2027". A year that is left out is the next one. */
export function readTerms(text: string, { now }: { now: Date }): TermsRead {
  const terms: SchoolTerm[] = []
  for (const [at, written] of text.split('\n').entries()) {
    if (!written.trim()) continue
    const span = readSpan(inPlainEnglish(written.trim()), { after: earliestMeant(now) })
    const last = terms.at(-1)
    if (
      !span ||
      span.from === span.until ||
      addDays(span.from, longestTermDays) < span.until ||
      (last && span.from <= last.until)
    )
      return { ok: false, line: at + 1, text: written.trim() }
    terms.push(span)
  }
  return { ok: true, terms }
}

export function linesOfTerms(terms: SchoolTerm[], language: Language): string {
  const to = language === 'cy' ? 'i' : 'to'
  const day = (date: string) => longDate(language, atLocalTime(date, { hour: 12, minute: 0 }) ?? new Date(date))
  return terms.map(({ from, until }) => `${day(from)} ${to} ${day(until)}`).join('\n')
}
