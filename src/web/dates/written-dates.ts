import { readMoment } from '#capabilities/feeds/date-rules.ts'
import { inEnglish } from '#capabilities/feeds/welsh-date-rules.ts'
import { addDays, type DateSpan } from '#capabilities/opportunities/repeat-rules.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { withPlainDays, withPlainTimes } from './everyday-words.ts'

/** The words of repeats in Welsh, once days and months are English. */
const welsh: [RegExp, string][] = [
  [/\bbob yn ail (?:wythnos,? )?/gi, 'every other '],
  [/\bbob pythefnos\b/gi, 'fortnightly'],
  [/\bbob wythnos\b/gi, 'every week'],
  [/\b(?:bob diwrnod gwaith|bob dydd gwaith|yn ystod yr wythnos)\b/gi, 'every weekday'],
  [/\bbob (?:dydd|diwrnod)\b/gi, 'every day'],
  [/\bbob\b/gi, 'every'],
  [/\b(?:tan|hyd at|hyd)\b/gi, 'until'],
  [/\b(?:heblaw am|heblaw|ac eithrio|ond nid|nid)\b/gi, 'not'],
  [/\b(?:gan ddechrau(?: ar)?|o['’]r|o)\b/gi, 'from'],
  [/\b(?:yn ystod y tymor|yn y tymor|adeg tymor)(?: ysgol)?\b/gi, 'term time'],
  [/\brhwng\b/gi, 'from'],
  [/\b(?:a|ac)\b/gi, 'and'],
  [/\bi\b/gi, 'to'],
  [/\bar\b/gi, 'on'],
]

/** "Hyd" short for Hydref is October to a reader of dates, and "until" to everybody else. */
const untilInWelsh = /\b(?:tan|hyd at|hyd)\s+(?=\d|d?dydd\b)/gi

/** "Am" before a figure is "at" to a reader of dates. */
const forWeeksInWelsh = /\bam (\d+) wythnos\b/gi

/** Words of dates and repeats in English, with single spaces and plain hyphens. */
export function inPlainEnglish(text: string): string {
  const times = withPlainTimes(text.replace(/\s+/g, ' '))
  const dates = inEnglish(times.replace(untilInWelsh, 'until ').replace(forWeeksInWelsh, 'for $1 weeks'))
  const plain = welsh
    .reduce((words, [word, english]) => words.replace(word, english), dates)
    .replace(/\btill\b/gi, 'until')
    .replace(/\s*[–—]\s*/g, '-')
    .replace(/\s+-\s+/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  return withPlainDays(plain)
}

const day = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?'
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const nth = '\\d{1,2}(?:st|nd|rd|th)?'
const year = '\\d{4}'

/** A date in English, as source of an expression without groups: with a weekday or a year, or without. */
export const writtenDate = `(?:(?:${day},? )?(?:the )?(?:${year}-\\d{2}-\\d{2}|${nth}(?: of)? ${month}(?:,? ${year})?|${month} ${nth}(?:,? ${year})?|\\d{1,2}/\\d{1,2}(?:/(?:${year}|\\d{2}))?)(?![\\d:/]))`

const twoDates = new RegExp(`^(${writtenDate})(?: to | until |-)(${writtenDate})$`, 'i')

/** "13 to 17 February": the first of both has no month of its own. */
const daysOfAMonth = new RegExp(
  `^(?:${day},? )?(${nth})(?: to |-)(?:${day},? )?(${nth}) (${month})(?:,? (${year}))?$`,
  'i',
)

/** From one day to another, as source of an expression without groups. */
export const writtenSpan = `(?:${writtenDate}(?: to | until |-)${writtenDate}|(?:${day},? )?${nth}(?: to |-)(?:${day},? )?${nth} ${month}(?:,? ${year})?)`

/** One or several days, as source of an expression without groups. */
export const writtenDays = `(?:${writtenSpan}|${writtenDate})`

/** Without its year: which it is, the calendar says. */
const withoutYear = new RegExp(
  `^(.*?)(?:(${nth}(?: of)? ${month})|(${month} ${nth})|(?<![\\d/])(\\d{1,2}/\\d{1,2}))$`,
  'i',
)

/** How long ago a date without a year may be; else it is one to come. */
const daysBack = 31

/**
 * The calendar date that a text names. A year that is left out is the one that puts the date soonest after `after`, a
 * month before today at most; a weekday beside it has to fit that year, and never moves the date to another one.
 */
export function readDay(text: string, { after }: { after: string }): string | undefined {
  const [, before = '', dayAndMonth, monthAndDay, numbers] = withoutYear.exec(text.trim()) ?? []
  const bare = dayAndMonth ?? monthAndDay ?? numbers
  if (!bare) return dateIn(text)
  const [thisYear] = after.split('-').map(Number)
  return [0, 1]
    .map((ahead) => (thisYear ?? 0) + ahead)
    .filter((year) => (dateIn(`${bare}${numbers ? '/' : ' '}${year}`) ?? '') >= after)
    .slice(0, 1)
    .map((year) => dateIn(`${before}${bare}${numbers ? '/' : ' '}${year}`))[0]
}

function dateIn(text: string): string | undefined {
  const moment = readMoment(text.replace(/^the /i, ''))
  return moment?.isDay ? localParts(moment.at).date : undefined
}

const besideDate = new RegExp(`\\b${day},? (?=(?:the )?(?:${nth}(?: of)? ${month}|${month} ${nth}|\\d{1,2}/\\d))`, 'gi')

/** The same line without the weekdays that stand beside a date: tells whether it is they that do not fit. */
export const withoutWeekdays = (line: string): string => line.replace(besideDate, '')

/** The earliest day that a date without a year may mean. */
export const earliestMeant = (now: Date) => addDays(localParts(now).date, -daysBack)

/** One day, or the first and last of several; a year beside the last counts for the first, too. */
export function readSpan(text: string, { after }: { after: string }): DateSpan | undefined {
  const [, firstDay, lastDay, inMonth, inYear = ''] = daysOfAMonth.exec(text) ?? []
  const [, first = text, last] = firstDay
    ? ['', `${firstDay} ${inMonth} ${inYear}`.trim(), `${lastDay} ${inMonth} ${inYear}`.trim()]
    : (twoDates.exec(text) ?? [])
  if (!last) {
    const only = readDay(first, { after })
    return only ? { from: only, until: only } : undefined
  }
  const hasOwnYear = !withoutYear.test(last)
  const end = hasOwnYear ? readDay(last, { after }) : undefined
  const from = end
    ? (readDay(first, { after: addDays(end, -364) }) ?? readDay(first, { after }))
    : readDay(first, { after })
  const until = end ?? (from && readDay(last, { after: from }))
  return from && until && until >= from ? { from, until } : undefined
}
