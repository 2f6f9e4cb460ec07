import ICAL from 'ical.js'
import type { ListedSession } from './feed.ts'
import { asUtc, type Clock, type WallTime } from './zone-rules.ts'

/** More dates than these are shown nobody. */
const mostDates = 60
const yearMs = 366 * 24 * 3_600_000
/** Forty years of days: a rule that has found nothing by then is given up. */
const mostTurns = 15_000

export interface Series {
  start: WallTime
  /** Rules of repetition (RFC 5545 §3.3.10), `FREQ=WEEKLY;BYDAY=TH`. */
  rules: string[]
  /** Further dates, and dates that are left out. */
  dates?: Date[]
  leftOut?: Date[]
  /** Days that are left out, whatever the time (`2027-01-14`). */
  daysLeftOut?: string[]
  clock: Clock
  /** The session that begins at this moment; undefined for one that cannot be. */
  sessionAt: (startsAt: Date, wall: WallTime) => ListedSession | undefined
  /** What a source says of single dates instead: moved, or not on. By the moment at which they were to begin. */
  instead?: Map<number, ListedSession>
}

/** What repeats, as dates: those to come for a year, or the last of all where none is to come. */
export function unroll(series: Series, now: Date): ListedSession[] {
  const { instead = new Map<number, ListedSession>() } = series
  const leftOut = new Set((series.leftOut ?? []).map(Number))
  const daysLeftOut = new Set(series.daysLeftOut)
  const [coming, past]: [Map<string, ListedSession>, ListedSession[]] = [new Map(), []]
  const note = (startsAt: Date, wall: WallTime) => {
    const changed = instead.get(startsAt.getTime())
    if (!changed && (leftOut.has(startsAt.getTime()) || daysLeftOut.has(wall.date))) return
    const session = changed ?? series.sessionAt(startsAt, wall)
    if (!session) return
    if (new Date(session.endsAt) > now) coming.set(session.startsAt, session)
    else past.splice(0, past.length, session)
  }
  for (const rule of series.rules) runThrough(rule, series, { now, note, isEnough: () => coming.size >= mostDates })
  if (series.rules.length === 0) note(series.clock(series.start), series.start)
  for (const date of series.dates ?? []) note(date, wallAt(date))
  // A date may have been moved from beyond the year to within it, or from the past.
  for (const session of instead.values()) if (new Date(session.endsAt) > now) coming.set(session.startsAt, session)
  const dates = coming.size > 0 ? [...coming.values()] : past
  return dates.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)).slice(0, mostDates)
}

interface Walk {
  now: Date
  note: (startsAt: Date, wall: WallTime) => void
  isEnough: () => boolean
}

/** @throws Error for a rule that is none */
function runThrough(rule: string, { start, clock }: Series, { now, note, isEnough }: Walk) {
  const parts = rule.split(';').filter((part) => part.trim() !== '')
  const until = parts.find((part) => /^UNTIL=/i.test(part))?.slice(6)
  const recur = ICAL.Recur.fromString(parts.filter((part) => !/^UNTIL=/i.test(part)).join(';'))
  if (recur.freq === 'SECONDLY' || recur.freq === 'MINUTELY') throw new Error('This repeats too often.')
  const isOver = untilOf(until, clock)
  const repeats = recur.iterator(new ICAL.Time({ ...partsOf(start), isDate: false }, ICAL.Timezone.localTimezone))
  for (let turn = 0; turn < mostTurns && !isEnough(); turn++) {
    const next = repeats.next()
    if (!next) return
    const wall = { date: next.toString().slice(0, 10), hour: next.hour, minute: next.minute, second: next.second }
    const startsAt = clock(wall)
    if (startsAt.getTime() > now.getTime() + yearMs || isOver(startsAt, wall)) return
    note(startsAt, wall)
  }
}

function partsOf({ date, hour, minute, second }: WallTime) {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day, hour, minute, second }
}

/** The last moment of a rule: a day, a time by the clock of the series, or a moment in UTC. */
function untilOf(until: string | undefined, clock: Clock): (startsAt: Date, wall: WallTime) => boolean {
  const [, year, month, day, hour, minute, second, zone] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})(Z)?)?$/i.exec(until?.trim() ?? '') ?? []
  if (!year) {
    if (until) throw new Error('This repeats until no date.')
    return () => false
  }
  const date = `${year}-${month}-${day}`
  if (!hour) return (_, wall) => wall.date > date
  const last = { date, hour: Number(hour), minute: Number(minute), second: Number(second) }
  const end = zone ? asUtc(last) : clock(last).getTime()
  return (startsAt) => startsAt.getTime() > end
}

const wallAt = (at: Date): WallTime => {
  const [date = '', time = ''] = at.toISOString().split('T')
  const [hour = 0, minute = 0, second = 0] = time.slice(0, 8).split(':').map(Number)
  return { date, hour, minute, second }
}
