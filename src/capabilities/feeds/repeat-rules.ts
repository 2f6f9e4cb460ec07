import { RRuleTemporal } from 'rrule-temporal'
import type { ListedSession } from './feed.ts'
import { asUtc, type Clock, type WallTime, wallAt } from './zone-rules.ts'

/** More dates than these are shown nobody. */
const mostDates = 60
const yearMs = 366 * 24 * 3_600_000
const dayMs = 24 * 3_600_000
/** Dates that are left out may be the last ones: so many are looked at for one that was held. */
const mostLookedBack = 20

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
  for (const rule of series.rules)
    runThrough(rule, series, { now, note, hasFound: () => coming.size + past.length > 0 })
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
  hasFound: () => boolean
}

/**
 * Looks at what a rule brings from yesterday on, or else backwards for the last of all. A rule is followed by what the
 * clocks on the wall show, as if they were in UTC: so it holds for zones that only a file knows, too.
 *
 * @throws Error for a rule that is none, or that never comes true
 */
function runThrough(rule: string, { start, clock }: Series, { now, note, hasFound }: Walk) {
  if (/FREQ=(?:SECONDLY|MINUTELY)/i.test(rule)) throw new Error('This repeats too often.')
  const parts = rule.split(';').filter((part) => part.trim() !== '' && !/^UNTIL=/i.test(part))
  const until = untilOf(/(?:^|;)UNTIL=([^;]+)/i.exec(rule)?.[1], clock)
  const rules = [...parts, ...(until ? [`UNTIL=${until}`] : [])].join(';')
  const repeats = new RRuleTemporal({ rruleString: `DTSTART:${compact(asUtc(start))}\nRRULE:${rules}` })
  const noteAll = (found: Iterable<{ epochMilliseconds: number }>) => {
    for (const one of found) {
      const wall = wallAt(new Date(one.epochMilliseconds))
      note(clock(wall), wall)
    }
  }
  const from = new Date(now.getTime() - dayMs)
  noteAll(repeats.between(from, new Date(now.getTime() + yearMs), true))
  for (let before = from, count = 0; !hasFound() && count < mostLookedBack; count++) {
    const last = repeats.previous(before)
    if (!last) return
    noteAll([last])
    before = new Date(last.epochMilliseconds)
  }
}

/** `20270112T180000Z` */
const compact = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')

/** The last moment of a rule as the wall shows it: of a day, of a time by the clock of the series, or of a moment in UTC. */
function untilOf(until: string | undefined, clock: Clock): string | undefined {
  if (until === undefined) return undefined
  const [, year, month, day, hour = '23', minute = '59', second = '59', zone] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})(Z)?)?$/i.exec(until.trim()) ?? []
  if (!year) throw new Error('This repeats until no date.')
  const last = { date: `${year}-${month}-${day}`, hour: Number(hour), minute: Number(minute), second: Number(second) }
  const shown = asUtc(last)
  return compact(zone ? shown + (shown - clock(last).getTime()) : shown)
}
