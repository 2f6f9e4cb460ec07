import ICAL from 'ical.js'
import { readSession } from './date-rules.ts'
import type { ListedSession } from './feed.ts'
import type { CalendarParts } from './icalendar-rules.ts'
import { asUtc, type Clock, clockOf, ianaOf, type WallTime } from './zone-rules.ts'

/** The clocks that one calendar speaks of. Nothing of them outlives its reading. */
export interface CalendarClocks {
  /** For times without a zone. */
  own: Clock
  named: (zone: string) => Clock | undefined
}

/** Its zone is neither known by name nor defined in its calendar: its hour would be a guess. */
export class UnknownZone extends Error {}

const placeZone = 'Europe/London'

/** A zone that everybody knows is what everybody knows, whatever the file says of it; any other is as its file defines it. */
export function clocksOf({ parts, properties }: CalendarParts): CalendarClocks {
  const defined = new Map<string, Clock>()
  for (const part of parts) {
    const found = part.name === 'VTIMEZONE' ? definedClock(part.text) : undefined
    if (found) defined.set(found.name, found.clock)
  }
  const named = (zone: string) => {
    const known = ianaOf(zone)
    return known ? clockOf(known) : defined.get(zone)
  }
  const own = properties.get('X-WR-TIMEZONE')
  return { own: (own ? named(own) : undefined) ?? clockOf(placeZone), named }
}

function definedClock(text: string): { name: string; clock: Clock } | undefined {
  try {
    const component = new ICAL.Component(ICAL.parse(text.trim()) as unknown[] as never)
    const name = String(component.getFirstPropertyValue('tzid') ?? '')
    const location = component.getFirstPropertyValue('x-lic-location')
    const known = typeof location === 'string' ? ianaOf(location) : undefined
    if (known) return { name, clock: clockOf(known) }
    const zone = new ICAL.Timezone({ component, tzid: name })
    const clock: Clock = (wall) => new Date(asUtc(wall) - zone.utcOffset(timeOf(wall)) * 1000)
    clock({ date: '2027-01-01', hour: 0, minute: 0, second: 0 })
    return { name, clock }
  } catch {
    return undefined
  }
}

function timeOf({ date, hour, minute, second }: WallTime): ICAL.Time {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, ICAL.Timezone.localTimezone)
}

export interface CalendarMoment {
  wall: WallTime
  isDay: boolean
  at: Date
  clock: Clock
}

/** The moment that a property names. @throws Error for one that names none */
export function momentIn(component: ICAL.Component, name: string, clocks: CalendarClocks): CalendarMoment | undefined {
  const property = component.getFirstProperty(name)
  return property ? momentsOf(property, clocks)[0] : undefined
}

/** All moments of all properties of a name (`EXDATE`, `RDATE`). */
export function momentsIn(component: ICAL.Component, name: string, clocks: CalendarClocks): CalendarMoment[] {
  return component.getAllProperties(name).flatMap((property) => momentsOf(property, clocks))
}

function momentsOf(property: ICAL.Property, clocks: CalendarClocks): CalendarMoment[] {
  const [, , , ...values] = property.jCal as unknown[]
  const zone = property.getFirstParameter('tzid')
  // Of a period only the beginning counts.
  return values.map((value) => momentOf(String(Array.isArray(value) ? value[0] : value), zone, clocks))
}

function momentOf(value: string, zone: string | undefined, clocks: CalendarClocks): CalendarMoment {
  const [, date = '', hour, minute, second, utc] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(Z)?)?$/.exec(value) ?? []
  if (Number.isNaN(Date.parse(`${date}T00:00:00Z`)) || !new Date(`${date}T00:00:00Z`).toISOString().startsWith(date))
    throw new Error(`${value} is no date.`)
  const wall = { date, hour: Number(hour ?? 0), minute: Number(minute ?? 0), second: Number(second ?? 0) }
  if (wall.hour > 23 || wall.minute > 59) throw new Error(`${value} is no time.`)
  const isDay = hour === undefined
  const clock = isDay ? clockOf(placeZone) : utc ? clockOf('UTC') : zone ? clocks.named(zone) : clocks.own
  if (!clock) throw new UnknownZone(zone)
  return { wall, isDay, at: clock(wall), clock }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** How long it lasts; without an end, or with one that is not after the start, an hour or that day. */
export function lengthOf(component: ICAL.Component, start: CalendarMoment, clocks: CalendarClocks): number {
  const end = momentIn(component, 'dtend', clocks)
  const duration = component.getFirstProperty('duration')?.jCal[3] as unknown
  const lengthMs = end
    ? start.isDay || end.isDay
      ? asUtc(end.wall) - asUtc(start.wall)
      : end.at.getTime() - start.at.getTime()
    : typeof duration === 'string'
      ? ICAL.Duration.fromString(duration).toSeconds() * 1000
      : 0
  if (lengthMs > 0) return lengthMs
  return start.isDay ? dayMs : hourMs
}

/** An end before its start was typed wrong; one that is the same says that nobody knows it (RFC 5545 §3.6.1). */
export function endsBeforeStart(component: ICAL.Component, clocks: CalendarClocks): boolean {
  const [start, end] = [momentIn(component, 'dtstart', clocks), momentIn(component, 'dtend', clocks)]
  return start !== undefined && end !== undefined && end.at < start.at
}

/** The session that begins there; whole days last from midnight to midnight by the clocks of the place. */
export function sessionOf(
  { startsAt, wall }: { startsAt: Date; wall: WallTime },
  { isDay, lengthMs }: { isDay: boolean; lengthMs: number },
): ListedSession | undefined {
  if (!isDay) return { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + lengthMs).toISOString() }
  const days = Math.max(1, Math.round(lengthMs / dayMs))
  const last = new Date(Date.parse(`${wall.date}T00:00:00Z`) + (days - 1) * dayMs).toISOString().slice(0, 10)
  return readSession(wall.date, last)
}
