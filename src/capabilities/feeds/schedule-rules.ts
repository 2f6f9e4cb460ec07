import { readTime } from './date-rules.ts'
import type { ListedSession } from './feed.ts'
import { asList, asObject, asText, type Json, objectsIn } from './json-rules.ts'
import { unroll } from './repeat-rules.ts'
import { clockOf, ianaOf, type WallTime } from './zone-rules.ts'

/** What repeats, however a source says so: the unroller of calendars does the rest. */
interface Plan {
  firstDay: string
  lastDay: string | undefined
  from: string | undefined
  to: string | undefined
  lengthMs: number | undefined
  rule: string
  zone: string
  /** Dates that are left out, as days or moments. */
  leftOut: string[]
}

const dayNames: Record<string, string> = {
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
  sunday: 'SU',
}

/** The dates of a Schedule of schema.org or a PartialSchedule of OpenActive. @throws Error for one that cannot be read */
export function datesOfSchedule(schedule: Json, now: Date): ListedSession[] {
  const firstDay = asText(schedule.startDate)
  const rule = ruleOf(schedule)
  if (!firstDay || !rule) throw new Error('It says neither from when nor how often.')
  return datesOf(
    {
      firstDay: firstDay.slice(0, 10),
      lastDay: asText(schedule.endDate)?.slice(0, 10),
      from: timeOf(schedule.startTime) ?? timeOf(firstDay.slice(11)),
      to: timeOf(schedule.endTime),
      lengthMs: durationOf(asText(schedule.duration)),
      rule,
      zone: asText(schedule.scheduleTimezone) ?? 'Europe/London',
      leftOut: asList(schedule.exceptDate).flatMap((one) => asText(one) ?? []),
    },
    now,
  )
}

const frequencies: Record<string, string> = { D: 'DAILY', W: 'WEEKLY', M: 'MONTHLY', Y: 'YEARLY' }

/** `P2W` with days (`https://schema.org/Thursday`, `schema:Thursday`, `TH`) as a rule of calendars. */
function ruleOf(schedule: Json): string | undefined {
  const written = asText(schedule.repeatFrequency)
  const [count, unit] = /^P(\d{1,3})([DWMY])$/i.exec(written ?? '')?.slice(1) ?? wordFrequency(written)
  const freq = frequencies[unit?.toUpperCase() ?? '']
  if (!freq) return undefined
  const days = asList(schedule.byDay).flatMap((one) => dayOf(asText(asObject(one)?.['@id'] ?? one)) ?? [])
  const numbers = (value: unknown) =>
    asList(value).flatMap((one) => (/^-?\d+$/.test(asText(one) ?? '') ? Number(one) : []))
  const [inMonth, months] = [numbers(schedule.byMonthDay), numbers(schedule.byMonth)]
  const weeks = numbers(schedule.byMonthWeek)
  const byDay = weeks.length > 0 ? weeks.flatMap((week) => days.map((day) => `${week}${day}`)) : days
  const repeats = asText(schedule.repeatCount)
  return [
    `FREQ=${freq}`,
    `INTERVAL=${count}`,
    ...(byDay.length > 0 ? [`BYDAY=${byDay.join(',')}`] : []),
    ...(inMonth.length > 0 ? [`BYMONTHDAY=${inMonth.join(',')}`] : []),
    ...(months.length > 0 ? [`BYMONTH=${months.join(',')}`] : []),
    ...(repeats && /^\d{1,4}$/.test(repeats) ? [`COUNT=${repeats}`] : []),
  ].join(';')
}

/** The count and the unit that a word says. */
function wordFrequency(text: string | undefined): [string, string | undefined] {
  return ['1', { daily: 'D', weekly: 'W', monthly: 'M', yearly: 'Y', annually: 'Y' }[text?.toLowerCase() ?? '']]
}

function dayOf(text: string | undefined): string | undefined {
  const name = text?.replace(/^.*[/:#]/, '') ?? ''
  const nth = /^(-?\d)?(MO|TU|WE|TH|FR|SA|SU)$/i.exec(name)
  return nth ? name.toUpperCase() : dayNames[name.toLowerCase()]
}

/** The dates of a schedule of Open Referral (HSDS 3); undefined for one that only says when it is open. */
export function datesOfHsdsSchedule(schedule: Json, now: Date): ListedSession[] | undefined {
  const freq = asText(schedule.freq)?.toUpperCase()
  const firstDay = asText(schedule.dtstart) ?? asText(schedule.valid_from)
  if (!freq || !firstDay || !/^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(freq)) return undefined
  const part = (name: string, value: unknown) => {
    const text = asText(value)
    return text && /^[\w,+-]+$/.test(text) ? [`${name}=${text.toUpperCase()}`] : []
  }
  const count = asText(schedule.count)
  return datesOf(
    {
      firstDay: firstDay.slice(0, 10),
      lastDay: (asText(schedule.until) ?? asText(schedule.valid_to))?.slice(0, 10),
      from: timeOf(schedule.opens_at),
      to: timeOf(schedule.closes_at),
      lengthMs: undefined,
      rule: [
        `FREQ=${freq}`,
        ...part('INTERVAL', schedule.interval),
        ...part('BYDAY', schedule.byday),
        ...part('BYMONTHDAY', schedule.bymonthday),
        ...part('WKST', schedule.wkst),
        ...(count && /^\d{1,4}$/.test(count) ? [`COUNT=${count}`] : []),
      ].join(';'),
      zone: /Z$|\+00:?00$/i.test(asText(schedule.opens_at) ?? '') ? 'UTC' : 'Europe/London',
      leftOut: [],
    },
    now,
  )
}

const timeOf = (value: unknown): string | undefined => {
  const text = asText(value)
  const clock = /^T?(\d{2}:\d{2})/.exec(text ?? '')?.[1]
  return clock ?? (text ? readTime(text) : undefined)
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A duration of hours and minutes (ISO 8601), as events have. */
function durationOf(text: string | undefined): number | undefined {
  const [whole, hours, minutes] = /^PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+)M)?(?:\d+S)?$/.exec(text ?? '') ?? []
  return whole ? Number(hours ?? 0) * hourMs + Number(minutes ?? 0) * 60_000 : undefined
}

function datesOf(plan: Plan, now: Date): ListedSession[] {
  const zone = ianaOf(plan.zone)
  if (!zone || Number.isNaN(Date.parse(`${plan.firstDay}T00:00:00Z`))) throw new Error('It begins on no day.')
  const clock = clockOf(zone)
  const start = wallOf(plan.firstDay, plan.from)
  const asMinutes = ({ hour, minute }: WallTime) => hour * 60 + minute
  const end = plan.to ? wallOf(plan.firstDay, plan.to) : undefined
  // What ends before it begins ends in the night after.
  const minutes = end ? (asMinutes(end) - asMinutes(start) + 1440) % 1440 || 1440 : 0
  const lengthMs = plan.lengthMs ?? (plan.from ? (end ? minutes * 60_000 : hourMs) : dayMs)
  return unroll(
    {
      start,
      rules: [`${plan.rule}${plan.lastDay && !/COUNT=/.test(plan.rule) ? `;UNTIL=${plan.lastDay}` : ''}`],
      leftOut: plan.leftOut
        .filter((one) => one.length > 10 && !Number.isNaN(Date.parse(one)))
        .map((one) => leftOutAt(one, clock)),
      daysLeftOut: plan.leftOut,
      clock,
      sessionAt: (startsAt) => ({
        startsAt: startsAt.toISOString(),
        endsAt: new Date(startsAt.getTime() + lengthMs).toISOString(),
      }),
    },
    now,
  )
}

function wallOf(date: string, time: string | undefined): WallTime {
  const [hour = 0, minute = 0] = time?.split(':').map(Number) ?? []
  return { date, hour, minute, second: 0 }
}

/** A moment that is left out; without a zone by the clock of the schedule. */
function leftOutAt(text: string, clock: (wall: WallTime) => Date): Date {
  return /Z$|[+-]\d{2}:?\d{2}$/i.test(text) ? new Date(text) : clock(wallOf(text.slice(0, 10), text.slice(11, 16)))
}

/** The dates of all schedules that a node speaks of, and how many of them could not be read. */
export function datesOfSchedules(node: Json, now: Date): { sessions: ListedSession[]; unreadable: number } {
  const schedules = [...objectsIn(node.eventSchedule), ...objectsIn(node.courseSchedule)]
  // A plan without a rhythm beside dates of its own says nothing more (OpenActive §PartialSchedule).
  const whole = schedules.filter((one) => !/PartialSchedule/.test(String(one['@type'] ?? one.type)) || one.startDate)
  const read = whole.map((schedule) => {
    try {
      return datesOfSchedule(schedule, now)
    } catch {
      return undefined
    }
  })
  return { sessions: read.flatMap((one) => one ?? []), unreadable: read.filter((one) => one === undefined).length }
}
