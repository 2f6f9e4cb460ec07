import { describe, expect, test } from 'vitest'
import { datesOfHsdsSchedule, datesOfSchedule, datesOfSchedules } from './schedule-rules.ts'

// https://schema.org/Schedule, OpenActive PartialSchedule, Open Referral HSDS 3 schedules. July 2026 begins on a Wednesday.

const now = new Date('2026-06-05T09:00:00Z')
const weekly = {
  startDate: '2026-07-02',
  endDate: '2026-07-23',
  repeatFrequency: 'P1W',
  startTime: '18:00',
  endTime: '19:30',
}
const dates = (more: object, base: object = weekly) => datesOfSchedule({ ...base, ...more }, now)
const starts = (more: object, base?: object) => dates(more, base).map(({ startsAt }) => startsAt)
const days = (more: object, base?: object) => starts(more, base).map((one) => one.slice(5, 10))
const lengthOf = (more: object) => {
  const [first] = dates(more)
  return first && (Date.parse(first.endsAt) - Date.parse(first.startsAt)) / 60_000
}

describe('a schedule of schema.org', () => {
  test('repeats by the clock of London where it names no zone', () => {
    expect(dates({ endDate: '2026-07-09' })).toEqual([
      { startsAt: '2026-07-02T17:00:00.000Z', endsAt: '2026-07-02T18:30:00.000Z' },
      { startsAt: '2026-07-09T17:00:00.000Z', endsAt: '2026-07-09T18:30:00.000Z' },
    ])
  })

  test('repeats by the clock of its zone', () => {
    expect(starts({ scheduleTimezone: 'America/New_York' })[0]).toBe('2026-07-02T22:00:00.000Z')
  })

  test.each<[object, string[]]>([
    [{ repeatFrequency: 'P1D', endDate: '2026-07-04' }, ['07-02', '07-03', '07-04']],
    [{ repeatFrequency: 'P2D', endDate: '2026-07-06' }, ['07-02', '07-04', '07-06']],
    [{ repeatFrequency: 'P2W' }, ['07-02', '07-16']],
    [{ repeatFrequency: 'p1m', endDate: '2026-09-30' }, ['07-02', '08-02', '09-02']],
    [{ repeatFrequency: 'P1Y', endDate: '2027-12-31' }, ['07-02']],
    [{ repeatFrequency: 'daily', endDate: '2026-07-04' }, ['07-02', '07-03', '07-04']],
    [{ repeatFrequency: 'Weekly', endDate: '2026-07-09' }, ['07-02', '07-09']],
    [{ repeatFrequency: 'monthly', endDate: '2026-08-31' }, ['07-02', '08-02']],
    [{ repeatFrequency: 'yearly', endDate: '2026-12-31' }, ['07-02']],
    [{ repeatFrequency: 'annually', endDate: '2026-12-31' }, ['07-02']],
  ])('by %j is on %j', (more, expected) => {
    expect(days(more)).toEqual(expected)
  })

  test.each<[unknown]>([
    ['https://schema.org/Friday'],
    ['http://schema.org/Friday'],
    ['schema:Friday'],
    ['Friday'],
    ['FRIDAY'],
    ['FR'],
    ['fr'],
    [{ '@id': 'https://schema.org/Friday' }],
    ['https://example.org/days#Friday'],
  ])('on the day %j is on Fridays', (byDay) => {
    expect(days({ byDay, endDate: '2026-07-16' })).toEqual(['07-03', '07-10'])
  })

  test('on several days is on each, and days that are none are passed over', () => {
    expect(days({ byDay: ['schema:Monday', 'Someday', 'WE', 7, null], endDate: '2026-07-09' })).toEqual([
      ...['07-06', '07-08'],
    ])
    expect(days({ byDay: ['Someday'], endDate: '2026-07-09' })).toEqual(['07-02', '07-09'])
    for (const [day, on] of [
      ['Tuesday', '07-07'],
      ['Thursday', '07-02'],
      ['Saturday', '07-04'],
      ['Sunday', '07-05'],
    ])
      expect(days({ byDay: day, endDate: '2026-07-08' })).toEqual([on])
  })

  test('by the month is on days of the month, on weeks of it, or in some months', () => {
    const monthly = { ...weekly, repeatFrequency: 'P1M', endDate: '2026-09-30' }
    expect(days({ byMonthDay: [10, '20'] }, { ...monthly, endDate: '2026-08-15' })).toEqual(['07-10', '07-20', '08-10'])
    expect(days({ byMonthDay: ['last'] }, monthly)).toEqual(['07-02', '08-02', '09-02'])
    expect(days({ byMonthDay: ['last', 10] }, monthly)).toEqual(['07-10', '08-10', '09-10'])
    expect(days({ byDay: 'TU', byMonthWeek: [1] }, monthly)).toEqual(['07-07', '08-04', '09-01'])
    expect(days({ byDay: ['TU', 'FR'], byMonthWeek: [-1] }, { ...monthly, endDate: '2026-07-31' })).toEqual([
      '07-28',
      '07-31',
    ])
    expect(days({ byDay: '2TU' }, { ...monthly, endDate: '2026-08-31' })).toEqual(['07-14', '08-11'])
    const yearly = { ...weekly, repeatFrequency: 'P1Y', endDate: '2026-12-31' }
    expect(days({ byMonth: [8, 10], byMonthDay: 3 }, yearly)).toEqual(['08-03', '10-03'])
  })

  test('so many times is on so often, whatever its last day', () => {
    expect(days({ repeatCount: 2 })).toEqual(['07-02', '07-09'])
    expect(days({ repeatCount: '5', endDate: '2026-07-09' })).toHaveLength(5)
    expect(days({ repeatCount: 'often' })).toEqual(['07-02', '07-09', '07-16', '07-23'])
  })

  test('may say its first time with its first day', () => {
    const { startTime: _, ...rest } = weekly
    expect(starts({ startDate: '2026-07-02T14:00:00', endDate: '2026-07-02T23:00:00' }, rest)).toEqual([
      '2026-07-02T13:00:00.000Z',
    ])
  })

  test.each<[object, string]>([
    [{ startTime: 'T18:00:00' }, '17:00'],
    [{ startTime: '6pm' }, '17:00'],
    [{ startTime: '09:30', endTime: '10:00' }, '08:30'],
  ])('with a time as %j begins then', (more, time) => {
    expect(starts(more)[0]?.slice(11, 16)).toBe(time)
  })

  test.each<[string, object, number]>([
    ['from its first time to its last', {}, 90],
    ['into the night after', { startTime: '22:00', endTime: '01:00' }, 180],
    ['for a whole day where both are the same', { startTime: '10:00', endTime: '10:00' }, 24 * 60],
    ['for an hour without an end', { endTime: undefined }, 60],
    ['for a day without a time', { startTime: undefined, endTime: undefined }, 24 * 60],
    ['for as long as it says', { duration: 'PT2H' }, 120],
    ['for hours and minutes', { duration: 'PT1H15M' }, 75],
    ['for half hours', { duration: 'PT1.5H' }, 90],
    ['for minutes alone', { duration: 'PT45M' }, 45],
    ['and not for a duration that is none', { duration: 'an hour' }, 90],
  ])('lasts %s', (_, more, minutes) => {
    expect(lengthOf(more)).toBe(minutes)
  })

  test('leaves out days, moments and times by its own clock', () => {
    const exceptDate = ['2026-07-09', '2026-07-16T18:00:00', '2026-07-23T17:00:00Z', 'Easter', 7, {}]
    expect(days({ exceptDate })).toEqual(['07-02'])
    expect(days({ exceptDate: '2026-07-16T19:00:00+02:00' })).toEqual(['07-02', '07-09', '07-23'])
    expect(days({ exceptDate: ['2026-07-09T12:00:00', 'not-a-date-at-all'] })).toHaveLength(4)
  })

  test.each<[string, object, RegExp]>([
    ['without a first day', { startDate: undefined }, /neither from when nor how often/],
    ['without a rhythm', { repeatFrequency: undefined }, /neither from when nor how often/],
    ['with a rhythm that is none', { repeatFrequency: 'P1X' }, /neither from when nor how often/],
    ['with a rhythm in words that is none', { repeatFrequency: 'now and then' }, /neither from when nor how often/],
    ['that begins on no day', { startDate: 'in summer' }, /on no day/],
    ['in a zone that nobody knows', { scheduleTimezone: 'Middle/Earth' }, /on no day/],
  ])('%s cannot be read', (_, more, message) => {
    expect(() => dates(more)).toThrow(message)
  })
})

describe('a schedule of Open Referral', () => {
  const weeklyHsds = {
    freq: 'WEEKLY',
    dtstart: '2026-07-02',
    until: '2026-07-16',
    opens_at: '10:00',
    closes_at: '12:00',
  }
  const hsds = (more: object) => datesOfHsdsSchedule({ ...weeklyHsds, ...more }, now)
  const on = (more: object) => hsds(more)?.map(({ startsAt }) => startsAt.slice(5, 10))

  test('repeats by the clock of London', () => {
    expect(hsds({ until: '2026-07-02' })).toEqual([
      { startsAt: '2026-07-02T09:00:00.000Z', endsAt: '2026-07-02T11:00:00.000Z' },
    ])
  })

  test.each([['10:00Z'], ['10:00+00:00'], ['10:00+0000']])('that opens at %s is in UTC', (opens_at) => {
    expect(hsds({ opens_at })?.[0]?.startsAt).toBe('2026-07-02T10:00:00.000Z')
  })

  test.each<[object, string[]]>([
    [{}, ['07-02', '07-09', '07-16']],
    [{ freq: 'weekly' }, ['07-02', '07-09', '07-16']],
    [{ freq: 'DAILY', until: '2026-07-03' }, ['07-02', '07-03']],
    [{ freq: 'MONTHLY', bymonthday: '5,7', until: '2026-07-31' }, ['07-05', '07-07']],
    [{ freq: 'MONTHLY', byday: '-1fr', until: '2026-08-31' }, ['07-31', '08-28']],
    [{ freq: 'YEARLY', until: '2026-12-31' }, ['07-02']],
    [{ interval: 2 }, ['07-02', '07-16']],
    // Every other week, of which Sunday is the last day or the first.
    [{ interval: 2, byday: 'SU,TH', wkst: 'MO' }, ['07-02', '07-05', '07-16']],
    [{ interval: 2, byday: 'SU,TH', wkst: 'SU' }, ['07-02', '07-12', '07-16']],
    [{ count: 2 }, ['07-02', '07-09']],
    [{ count: 'many' }, ['07-02', '07-09', '07-16']],
    [{ byday: 'TH;COUNT=1' }, ['07-02', '07-09', '07-16']],
    [{ dtstart: undefined, valid_from: '2026-07-02T00:00:00' }, ['07-02', '07-09', '07-16']],
    [{ until: undefined, valid_to: '2026-07-09T00:00:00Z' }, ['07-02', '07-09']],
  ])('with %j is on %j', (more, expected) => {
    expect(on(more)).toEqual(expected)
  })

  test.each<[object]>([
    [{ freq: undefined }],
    [{ dtstart: undefined }],
    [{ freq: 'SOMETIMES' }],
    [{ freq: 'SECONDLY' }],
  ])('with %j only says when it is open', (more) => {
    expect(hsds(more)).toBeUndefined()
  })
})

describe('all schedules of a node', () => {
  const one = { ...weekly, '@type': 'Schedule', endDate: '2026-07-02' }

  test('are read one by one, and those that cannot be are counted', () => {
    const read = datesOfSchedules({ eventSchedule: [one, { '@type': 'Schedule' }, 7], courseSchedule: one }, now)
    expect(read.sessions).toHaveLength(2)
    expect(read.unreadable).toBe(1)
    expect(datesOfSchedules({}, now)).toEqual({ sessions: [], unreadable: 0 })
  })

  test.each([['@type'], ['type']])('a %s PartialSchedule without a first day says nothing', (name) => {
    expect(datesOfSchedules({ eventSchedule: { [name]: 'PartialSchedule', byDay: 'MO' } }, now).unreadable).toBe(0)
    const whole = { ...one, '@type': undefined, [name]: 'PartialSchedule' }
    expect(datesOfSchedules({ eventSchedule: whole }, now).sessions).toHaveLength(1)
  })
})
