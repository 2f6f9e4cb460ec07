import { describe, expect, test } from 'vitest'
import { type Series, unroll } from './repeat-rules.ts'
import { clockOf } from './zone-rules.ts'

const now = new Date('2026-06-05T09:00:00Z')
const hour = 3_600_000
const series = (more: Partial<Series> = {}): Series => ({
  start: { date: '2026-07-02', hour: 18, minute: 0, second: 0 },
  rules: ['FREQ=WEEKLY;COUNT=3'],
  clock: clockOf('Europe/London'),
  sessionAt: (startsAt) => ({
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + hour).toISOString(),
  }),
  ...more,
})
const starts = (more: Partial<Series> = {}, at = now) =>
  unroll(series(more), at).map((one) => one.startsAt.slice(0, 16))
const changed = (startsAt: string, endsAt: string) => ({ startsAt, endsAt, status: 'postponed' as const })
const instead = (...pairs: [string, ReturnType<typeof changed>][]) =>
  new Map(pairs.map(([at, session]) => [Date.parse(at), session]))

describe('dates to come', () => {
  test('are those of the rule, by the clock of the series', () => {
    expect(starts()).toEqual(['2026-07-02T17:00', '2026-07-09T17:00', '2026-07-16T17:00'])
    expect(
      starts({ rules: ['FREQ=MONTHLY;COUNT=2'], start: { date: '2026-10-20', hour: 18, minute: 0, second: 0 } }),
    ).toEqual([...['2026-10-20T17:00', '2026-11-20T18:00']])
  })

  test('of several rules are all of them, in order and each once', () => {
    expect(starts({ rules: ['FREQ=WEEKLY;COUNT=2;INTERVAL=2', 'FREQ=WEEKLY;COUNT=2'] })).toEqual([
      ...['2026-07-02T17:00', '2026-07-09T17:00', '2026-07-16T17:00'],
    ])
  })

  test('without a rule are the start and further dates', () => {
    expect(starts({ rules: [] })).toEqual(['2026-07-02T17:00'])
    expect(starts({ rules: [], dates: [new Date('2026-07-01T10:00:00Z')] })).toEqual([
      '2026-07-01T10:00',
      '2026-07-02T17:00',
    ])
  })

  test('are at most sixty, within a year', () => {
    expect(starts({ rules: ['FREQ=DAILY'] })).toHaveLength(60)
    expect(starts({ rules: ['FREQ=MONTHLY'] })).toHaveLength(12)
  })

  test('leave out moments and whole days', () => {
    expect(starts({ leftOut: [new Date('2026-07-09T17:00:00Z')] })).toEqual(['2026-07-02T17:00', '2026-07-16T17:00'])
    expect(starts({ daysLeftOut: ['2026-07-02', '2026-07-16'] })).toEqual(['2026-07-09T17:00'])
    expect(starts({ sessionAt: () => undefined })).toEqual([])
  })

  test('begin with what goes on now, and not with what has just ended', () => {
    const daily = { rules: ['FREQ=DAILY;COUNT=3'], start: { date: '2026-06-04', hour: 9, minute: 30, second: 0 } }
    expect(starts(daily)[0]).toBe('2026-06-05T08:30')
    expect(starts(daily, new Date('2026-06-05T09:30:00Z'))[0]).toBe('2026-06-06T08:30')
  })
})

describe('dates that a source says otherwise', () => {
  const moved = changed('2026-07-10T10:00:00.000Z', '2026-07-10T11:00:00.000Z')

  test('stand in the place of those that they replace, even of those left out', () => {
    const of = { instead: instead(['2026-07-09T17:00:00Z', moved]) }
    expect(starts(of)).toEqual(['2026-07-02T17:00', '2026-07-10T10:00', '2026-07-16T17:00'])
    expect(starts({ ...of, leftOut: [new Date('2026-07-09T17:00:00Z')] })).toContain('2026-07-10T10:00')
  })

  test('are told where they were moved from beyond the year or from the past', () => {
    expect(starts({ instead: instead(['2030-01-01T10:00:00Z', moved]) })).toContain('2026-07-10T10:00')
    const over = changed('2026-01-10T10:00:00.000Z', '2026-01-10T11:00:00.000Z')
    expect(starts({ instead: instead(['2030-01-01T10:00:00Z', over]) })).toHaveLength(3)
    const ending = changed('2026-06-05T08:00:00.000Z', '2026-06-05T09:00:00.000Z')
    expect(starts({ instead: instead(['2030-01-01T10:00:00Z', ending]) })).toHaveLength(3)
  })
})

describe('a series that is over', () => {
  const past = { start: { date: '2020-01-02', hour: 18, minute: 0, second: 0 } }

  test('says when it was last', () => {
    expect(starts({ ...past, rules: ['FREQ=WEEKLY;COUNT=3'] })).toEqual(['2020-01-16T18:00'])
    expect(starts({ ...past, rules: [] })).toEqual(['2020-01-02T18:00'])
  })

  test('is looked back on past dates that are left out, up to twenty', () => {
    const leftOut = (count: number) =>
      Array.from({ length: count }, (_, at) => new Date(Date.parse('2020-05-14T17:00:00Z') - at * 7 * 24 * hour))
    const rules = ['FREQ=WEEKLY;COUNT=30;BYDAY=TH']
    const summer = { start: { date: '2019-10-24', hour: 18, minute: 0, second: 0 }, rules }
    expect(starts({ ...summer, leftOut: [] })).toEqual(['2020-05-14T17:00'])
    expect(starts({ ...summer, leftOut: leftOut(3) })).toEqual(['2020-04-23T17:00'])
    const days = (count: number) => leftOut(count).map((one) => one.toISOString().slice(0, 10))
    expect(starts({ ...summer, daysLeftOut: days(19) })).toEqual(['2020-01-02T18:00'])
    expect(starts({ ...summer, daysLeftOut: days(20) })).toEqual([])
  })
})

describe('the last day of a rule', () => {
  test.each([
    ['20260709', 2],
    ['2026-07-09', 2],
    ['20260708', 1],
    ['20260709T180000', 2],
    ['20260709T175959', 1],
    ['20260709T170000Z', 2],
    ['20260709T165959Z', 1],
    ['2026-07-09T18:00:00', 2],
    [' 20260709 ', 2],
  ])('%s lets %d dates through', (until, count) => {
    expect(starts({ rules: [`FREQ=WEEKLY;UNTIL=${until}`] })).toHaveLength(count)
    expect(starts({ rules: [`UNTIL=${until};FREQ=WEEKLY; `] })).toHaveLength(count)
  })

  test('in UTC holds for a clock that is behind it', () => {
    const newYork = {
      clock: clockOf('America/New_York'),
      start: { date: '2026-07-02', hour: 22, minute: 0, second: 0 },
    }
    expect(starts({ ...newYork, rules: ['FREQ=WEEKLY;UNTIL=20260710T020000Z'] })).toHaveLength(2)
    expect(starts({ ...newYork, rules: ['FREQ=WEEKLY;UNTIL=20260710T015959Z'] })).toHaveLength(1)
  })

  test('that is no date is said', () => {
    expect(() => starts({ rules: ['FREQ=WEEKLY;UNTIL=summer'] })).toThrow(/until no date/)
    expect(() => starts({ rules: ['FREQ=WEEKLY;UNTIL=20260799999'] })).toThrow(/until no date/)
  })
})

test.each(['FREQ=SECONDLY', 'FREQ=minutely;COUNT=2'])('%s repeats too often', (rule) => {
  expect(() => starts({ rules: [rule] })).toThrow(/too often/)
})
