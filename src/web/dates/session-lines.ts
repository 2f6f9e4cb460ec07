import { readStatus } from '#capabilities/feeds/status-rules.ts'
import type { EventStatus, PlannedSession } from '#capabilities/opportunities/opportunity.ts'
import { addDays, type DateSpan } from '#capabilities/opportunities/repeat-rules.ts'
import { weekdayAndDate } from '#infrastructure/words/formats.ts'
import { type Language, languages } from '#infrastructure/words/languages.ts'
import { atLocalTime, isWholeDays, localParts } from '#infrastructure/words/local-time.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { isRepeat, type RepeatProblem, readRepeat } from './repeat-lines.ts'
import {
  earliestMeant,
  inPlainEnglish,
  readDay,
  readSpan,
  withoutWeekdays,
  writtenDate,
  writtenDays,
} from './written-dates.ts'
import { readTimeOfDay, readTimes, type TimeProblem } from './written-times.ts'

export type DateProblem = RepeatProblem | TimeProblem | 'other-weekday' | 'no-such-hour' | 'far-away'

export type SessionsRead =
  | { ok: true; sessions: PlannedSession[] }
  /** The first line that cannot be read: its number, from 1, and its text. */
  | { ok: false; line: number; text: string; problem: DateProblem }

type LineRead = { ok: true; sessions: PlannedSession[] } | { ok: false; problem: DateProblem }

export interface DatesContext {
  now: Date
  /** When the schools of the place are open, in order. */
  terms: readonly DateSpan[]
}

/** Listings were not kept before; a date further off than this is a slip of the finger. */
const [firstYear, yearsAhead] = [2000, 10]

function isFarAway({ startsAt }: PlannedSession, now: Date): boolean {
  const year = startsAt.getUTCFullYear()
  return year < firstYear || year > now.getUTCFullYear() + yearsAhead
}

/** More dates than a listing shows. */
const mostSessions = 300

/**
 * Dates as people write them, one a line, in English or Welsh, by the clocks of the place: "Tuesday 5 January, 6pm to
 * 7.30pm", "2027-01-05 18:00-19:30", "every Tuesday 6pm to 7.30pm until 30 March, not 16 February"; `cancelled` or the
 * like may stand behind. The same date twice counts once: what stands later says whether it takes place.
 */
export function readSessions(text: string, context: DatesContext): SessionsRead {
  const sessions = new Map<number, PlannedSession>()
  for (const [at, written] of text.split('\n').entries()) {
    if (!written.trim()) continue
    const read = readLine(written.trim(), context)
    const fail = (problem: DateProblem) => ({ ok: false as const, line: at + 1, text: written.trim(), problem })
    if (!read.ok) return fail(read.problem)
    if (read.sessions.some((session) => isFarAway(session, context.now))) return fail('far-away')
    for (const session of read.sessions) sessions.set(session.startsAt.getTime(), session)
    if (sessions.size > mostSessions) return fail('too-many')
  }
  return { ok: true, sessions: [...sessions.values()].sort((one, other) => +one.startsAt - +other.startsAt) }
}

function readLine(written: string, context: DatesContext): LineRead {
  const { when, eventStatus } = splitStatus(written)
  const line = inPlainEnglish(when)
  const read = readWhen(line, context)
  if (read.ok) return { ok: true, sessions: read.sessions.map((session) => ({ ...session, eventStatus })) }
  const bare = withoutWeekdays(line)
  const isWeekday = read.problem === 'unreadable' && bare !== line && readWhen(bare, context).ok
  return isWeekday ? { ok: false, problem: 'other-weekday' } : read
}

const readWhen = (line: string, context: DatesContext): LineRead =>
  isRepeat(line) ? readRepeated(line, context) : readSingle(line, context)

/** "…, cancelled", "… (wedi’i ohirio)": what stands behind the date. */
function splitStatus(written: string): { when: string; eventStatus: EventStatus } {
  for (const gap of written.matchAll(/[\s,–—(-]+/g)) {
    const eventStatus = readStatus(written.slice(gap.index + gap[0].length).replace(/\)$/, ''))
    if (eventStatus) return { when: written.slice(0, gap.index), eventStatus }
  }
  return { when: written, eventStatus: 'scheduled' }
}

function readRepeated(line: string, { now, terms }: DatesContext): LineRead {
  const repeat = readRepeat(line, { today: localParts(now).date, after: earliestMeant(now), terms })
  if (!repeat.ok) return repeat
  const sessions: PlannedSession[] = []
  for (const date of repeat.dates) {
    const session = repeat.time ? onDate(date, repeat.time) : { ok: true as const, sessions: [wholeDays(date, date)] }
    if (!session.ok) return session
    sessions.push(...session.sessions)
  }
  return { ok: true, sessions }
}

const [dayFirst, dayLast] = [
  new RegExp(`^(${writtenDays}),? (.+)$`, 'i'),
  new RegExp(`^(.+?),? (?:on )?(${writtenDays})$`, 'i'),
]
const severalDays = new RegExp(`^(${writtenDate}(?:(?:, and |, | and | & |,)${writtenDate})+),? (.+)$`, 'i')
const oneDay = new RegExp(writtenDate, 'gi')
const onlyDays = new RegExp(`^${writtenDays}$`, 'i')
const twoMoments = new RegExp(
  `^(${writtenDate}),? (?:at )?(.+?)(?: to | until |-)(${writtenDate}),? (?:at )?(.+)$`,
  'i',
)

/** One date: with its times, as a whole day or as several. */
function readSingle(line: string, { now }: DatesContext): LineRead {
  const after = earliestMeant(now)
  if (onlyDays.test(line)) {
    const span = readSpan(line, { after })
    return span ? { ok: true, sessions: [wholeDays(span.from, span.until)] } : { ok: false, problem: 'unreadable' }
  }
  const moments = twoMoments.exec(line)
  if (moments) return readLong(moments, after)
  const [, several = '', timesOfAll = ''] = severalDays.exec(line) ?? []
  if (several) return readSeveral(several.match(oneDay) ?? [], timesOfAll, after)
  const [, date, time] = dayFirst.exec(line) ?? []
  const [, timeBefore, dateBehind] = dayLast.exec(line) ?? []
  const day = readDay(date ?? dateBehind ?? '', { after })
  const times = date ? time : timeBefore
  return day && times ? onDate(day, times) : { ok: false, problem: 'unreadable' }
}

/** "5 January, 12 January, 19 January 6pm-8pm": the same times on each. */
function readSeveral(written: string[], times: string, after: string): LineRead {
  const sessions: PlannedSession[] = []
  let earliest = after
  for (const one of written) {
    const day = readDay(one, { after: earliest })
    const session = day ? onDate(day, times) : { ok: false as const, problem: 'unreadable' as const }
    if (!day || !session.ok) return session.ok ? { ok: false, problem: 'unreadable' } : session
    sessions.push(...session.sessions)
    earliest = day
  }
  return { ok: true, sessions }
}

function readLong(
  [, firstDate = '', firstTime = '', lastDate = '', lastTime = '']: RegExpExecArray,
  after: string,
): LineRead {
  const first = readDay(firstDate, { after })
  const last = first && readDay(lastDate, { after: first })
  const [start, end] = [readTimeOfDay(firstTime), readTimeOfDay(lastTime)]
  if (!first || !last || start === undefined || end === undefined) return { ok: false, problem: 'unreadable' }
  const [startsAt, endsAt] = [momentOn(first, start), momentOn(last, end)]
  if (!startsAt || !endsAt) return { ok: false, problem: 'no-such-hour' }
  return endsAt > startsAt ? { ok: true, sessions: [{ startsAt, endsAt }] } : { ok: false, problem: 'end-before-start' }
}

/** Times of day on a date: "6pm to 7.30pm", "from 10:00-12:00", "7pm-1am". */
function onDate(date: string, text: string): LineRead {
  const times = readTimes(text)
  if (!times.ok) return times
  const [startsAt, endsAt] = [momentOn(date, times.span.start), momentOn(date, times.span.end)]
  return startsAt && endsAt ? { ok: true, sessions: [{ startsAt, endsAt }] } : { ok: false, problem: 'no-such-hour' }
}

/** Minutes after the midnight that a date begins with, by the clocks of the place; none in the hour that they leave out. */
function momentOn(date: string, minutes: number): Date | undefined {
  const [day, rest] = [addDays(date, Math.floor(minutes / 1440)), minutes % 1440]
  const [hour, minute] = [Math.floor(rest / 60), rest % 60]
  const moment = atLocalTime(day, { hour, minute })
  const shown = moment && localParts(moment)
  const asked = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return shown?.date === day && shown.time === asked ? moment : undefined
}

function wholeDays(from: string, until: string): PlannedSession {
  return { startsAt: midnightOf(from), endsAt: midnightOf(addDays(until, 1)) }
}

function midnightOf(date: string): Date {
  return atLocalTime(date, { hour: 0, minute: 0 }) ?? new Date(date)
}

const byMachine = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}-\d{2}:\d{2}$/

/** Whether every line stands as it is written here, or as a machine writes it: then nothing was worked out. */
export function isWrittenOut(text: string, sessions: PlannedSession[]): boolean {
  const known = new Set(languages.flatMap((language) => writeSessions(sessions, language).split('\n')))
  return text
    .split('\n')
    .map((line) => line.trim())
    .every((line) => line === '' || known.has(line) || byMachine.test(line))
}

/** As they are read again: "Tuesday 5 January 2027, 18:00–19:30". */
export function writeSessions(sessions: PlannedSession[], language: Language): string {
  const t = translator(language)
  return sessions
    .map((session) => {
      const { eventStatus = 'scheduled' } = session
      const when = writtenSession(session, language)
      return eventStatus === 'scheduled'
        ? when
        : `${when}, ${t(`opportunities.eventStatus.${eventStatus}`).toLowerCase()}`
    })
    .join('\n')
}

function writtenSession({ startsAt, endsAt }: PlannedSession, language: Language): string {
  const first = weekdayAndDate(language, startsAt)
  if (isWholeDays({ startsAt, endsAt })) {
    const last = weekdayAndDate(language, new Date(endsAt.getTime() - 1))
    return first === last ? first : `${first} – ${last}`
  }
  const [from, to] = [localParts(startsAt), localParts(endsAt)]
  const isNight = to.date === addDays(from.date, 1) && to.time < '12:00' && from.time >= '12:00'
  if (from.date === to.date || isNight) return `${first}, ${from.time}–${to.time}`
  return `${first}, ${from.time} – ${weekdayAndDate(language, endsAt)}, ${to.time}`
}
