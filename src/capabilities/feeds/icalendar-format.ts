import ICAL from 'ical.js'
import type { FeedContent, FeedListing, FeedProblem, FeedRecord, ListedSession } from './feed.ts'
import { type CalendarPart, partsOfCalendar } from './icalendar-rules.ts'
import {
  type CalendarClocks,
  clocksOf,
  endsBeforeStart,
  lengthOf,
  momentIn,
  momentsIn,
  sessionOf,
  UnknownZone,
} from './icalendar-time-rules.ts'
import { namesIn, plainText, shortened, webAddress } from './plain-rules.ts'
import { unroll } from './repeat-rules.ts'
import { gravest, readStatus, splitTitle } from './status-rules.ts'
import { readWhereabouts } from './whereabouts-rules.ts'
import { asUtc, wallAt } from './zone-rules.ts'

interface CalendarEvent {
  component: ICAL.Component
  where: string
  /** The same for all that belong to one listing. */
  id: string
  title: string
  status: FeedListing['status']
  isDerived: boolean
}

/** Reads a calendar (RFC 5545). What repeats is unrolled a year ahead; one bad event is one problem. */
export function readCalendar(text: string, now: Date): FeedContent {
  const records: FeedRecord[] = []
  const problems: FeedProblem[] = []
  const calendar = partsOfCalendar(text)
  if (!calendar) return { records, problems: [{ where: '1', why: 'unreadable' }] }
  const clocks = clocksOf(calendar)
  const isWithdrawn = /^CANCEL$/i.test(calendar.properties.get('METHOD') ?? '')
  const events: CalendarEvent[] = []
  for (const part of calendar.parts) {
    if (part.name !== 'VEVENT') continue
    const event = eventOf(part)
    if (typeof event === 'string') problems.push({ where: whereOf(part), why: event })
    else events.push(isWithdrawn ? { ...event, status: 'cancelled' } : event)
  }
  for (const [, group] of Map.groupBy(events, ({ id }) => id)) {
    const read = listingOf(group, { clocks, now })
    problems.push(...read.problems)
    if (read.listing) records.push({ is: 'listing', listing: read.listing })
  }
  return { records, problems }
}

const whereOf = ({ text, line }: CalendarPart) => /^UID(?:;[^:]*)?:(.+)$/im.exec(text)?.[1]?.trim() ?? String(line)

function eventOf(part: CalendarPart): CalendarEvent | FeedProblem['why'] {
  const component = parsed(part.text)
  if (!component) return 'unreadable'
  const { title: said, status: inTitle } = splitTitle(oneLine(textOf(component, 'summary')) ?? '')
  if (!said) return 'no-title'
  const uid = textOf(component, 'uid')
  return {
    component,
    where: uid ?? String(part.line),
    // Without a number of its own an event is known by what it is and where.
    id: uid ?? [said, plainText(textOf(component, 'location'))].filter(Boolean).join(' · '),
    isDerived: !uid,
    title: said,
    status: gravest(readStatus(textOf(component, 'status')), inTitle),
  }
}

function parsed(text: string): ICAL.Component | undefined {
  try {
    return new ICAL.Component(ICAL.parse(text.trim()) as unknown[] as never)
  } catch {
    return undefined
  }
}

const oneLine = (text: string | undefined) => plainText(text)?.replace(/\s+/g, ' ')

function textOf(component: ICAL.Component, name: string): string | undefined {
  const value = component.getFirstProperty(name)?.jCal[3] as unknown
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

interface Reading {
  clocks: CalendarClocks
  now: Date
}

interface GroupRead {
  listing?: FeedListing
  problems: FeedProblem[]
}

/** All events of one number: the one that repeats, what is said of single dates, or several dates that stand for themselves. */
function listingOf(group: CalendarEvent[], reading: Reading): GroupRead {
  const [masters, changes] = [group.filter((one) => !isChange(one)), group.filter(isChange)]
  const main = masters.find(({ status }) => status !== 'cancelled') ?? masters[0] ?? changes[0]
  if (!main) return { problems: [] }
  const { problems, attempt } = attempts()
  const instead = new Map<number, ListedSession>()
  const onwards: ChangeOnwards[] = []
  for (const change of changes)
    attempt(change, () => {
      const at = momentIn(change.component, 'recurrence-id', reading.clocks)
      const [session] = datesOf(change, { ...reading, isAlone: true })
      const key = at?.isDay ? momentOnDay(at.wall.date, main, reading) : at?.at
      if (key && session) instead.set(key.getTime(), withStatus(session, change.status))
      if (key && isForAllThatFollow(change)) onwards.push(changeOnwards(change, key, reading))
    })
  const sessions = masters.length === 1 ? [] : [...instead.values()]
  for (const event of masters)
    attempt(event, () => {
      const dates = datesOf(event, { ...reading, onwards, instead: masters.length === 1 ? instead : undefined })
      sessions.push(...dates.map((one) => (masters.length > 1 ? withStatus(one, event.status) : one)))
      if (endsBeforeStart(event.component, reading.clocks))
        problems.push({ where: event.where, why: 'end-before-start' })
    })
  if (sessions.length === 0 && problems.length > 0) return { problems }
  return { problems, listing: described(main, { sessions: inOrder(sessions), status: statusOf(masters, sessions) }) }
}

/** What is said of one date and all that follow (`RANGE=THISANDFUTURE`, RFC 5545 §3.2.13). */
interface ChangeOnwards {
  from: Date
  /** How much later they begin; negative for earlier. */
  shiftMs: number
  lengthMs: number
  status: FeedListing['status']
}

const isForAllThatFollow = ({ component }: CalendarEvent) =>
  /^THISANDFUTURE$/i.test(String(component.getFirstProperty('recurrence-id')?.getFirstParameter('range') ?? ''))

/** @throws Error for a change without a date */
function changeOnwards({ component, status }: CalendarEvent, from: Date, { clocks }: Reading): ChangeOnwards {
  const start = momentIn(component, 'dtstart', clocks)
  if (!start) throw new Error('It has no date.')
  return { from, shiftMs: +start.at - +from, lengthMs: lengthOf(component, start, clocks), status }
}

const isChange = ({ component }: CalendarEvent) => component.hasProperty('recurrence-id')

function attempts() {
  const problems: FeedProblem[] = []
  const attempt = ({ where }: CalendarEvent, read: () => void) => {
    try {
      read()
    } catch (error) {
      problems.push({ where, why: error instanceof UnknownZone ? 'unknown-zone' : 'bad-date' })
    }
  }
  return { problems, attempt }
}

/** A single date that is named by its day alone begins when the series does. */
function momentOnDay(date: string, main: CalendarEvent, { clocks }: Reading): Date | undefined {
  const start = momentIn(main.component, 'dtstart', clocks)
  return start?.clock({ ...start.wall, date })
}

/** What holds for the whole: of several events only what holds for each. A series without any date left is not on. */
function statusOf(masters: CalendarEvent[], sessions: ListedSession[]): FeedListing['status'] {
  const [first] = masters
  if (sessions.length === 0) return 'cancelled'
  return first && masters.every(({ status }) => status === first.status) ? first.status : undefined
}

const withStatus = (session: ListedSession, status: FeedListing['status']): ListedSession =>
  status ? { ...session, status } : session

const inOrder = (sessions: ListedSession[]) =>
  [...new Map(sessions.map((one) => [one.startsAt, one])).values()].toSorted((a, b) =>
    a.startsAt.localeCompare(b.startsAt),
  )

/** @throws Error for an event without a date, or with one that is none */
function datesOf(
  { component }: CalendarEvent,
  {
    clocks,
    now,
    instead,
    onwards = [],
    isAlone = false,
  }: Reading & { instead?: Map<number, ListedSession>; onwards?: ChangeOnwards[]; isAlone?: boolean },
): ListedSession[] {
  const start = momentIn(component, 'dtstart', clocks)
  if (!start) throw new Error('It has no date.')
  const lengthMs = lengthOf(component, start, clocks)
  const leftOut = momentsIn(component, 'exdate', clocks)
  return unroll(
    {
      start: start.wall,
      rules: isAlone ? [] : component.getAllProperties('rrule').map((rule) => String(rule.getFirstValue())),
      dates: isAlone ? [] : momentsIn(component, 'rdate', clocks).map(({ at }) => at),
      leftOut: leftOut.map(({ at }) => at),
      daysLeftOut: leftOut.flatMap(({ isDay, wall }) => (isDay || start.isDay ? wall.date : [])),
      clock: start.clock,
      sessionAt: (startsAt, wall) => {
        const change = onwards.filter(({ from }) => from <= startsAt).toSorted((a, b) => +b.from - +a.from)[0]
        if (!change) return sessionOf({ startsAt, wall }, { isDay: start.isDay, lengthMs })
        const shifted = wallAt(new Date(asUtc(wall) + change.shiftMs))
        const session = sessionOf(
          { startsAt: start.clock(shifted), wall: shifted },
          { isDay: start.isDay, lengthMs: change.lengthMs },
        )
        return session && withStatus(session, change.status)
      },
      instead,
    },
    now,
  )
}

function described(
  { component, id, title, isDerived }: CalendarEvent,
  { sessions, status }: Pick<FeedListing, 'sessions' | 'status'>,
): FeedListing {
  const geo = component.getFirstPropertyValue('geo') as unknown
  const [latitude, longitude] = Array.isArray(geo) ? geo.map(Number) : []
  const location = textOf(component, 'location') ?? null
  const where = readWhereabouts(location)
  const url = webAddress(textOf(component, 'url'))
  const keywords = namesIn(component.getAllProperties('categories').flatMap((one) => one.getValues()))
  return {
    externalId: id,
    ref: null,
    title: shortened(title, 120),
    summary: null,
    description: plainText(textOf(component, 'description')),
    sessions,
    ...where,
    mode: status === 'moved-online' ? 'online' : where.mode,
    latitude: Number.isFinite(latitude) ? (latitude ?? null) : null,
    longitude: Number.isFinite(longitude) ? (longitude ?? null) : null,
    ageMin: null,
    ageMax: null,
    costPence: null,
    url: url ?? (where.mode === 'online' ? webAddress(location) : null),
    provider: plainText(component.getFirstProperty('organizer')?.getFirstParameter('cn')),
    kind: null,
    ...(keywords.length > 0 ? { keywords } : {}),
    ...(status ? { status } : {}),
    ...(isDerived ? { isDerivedId: true as const } : {}),
  }
}
