import { describe, expect, test, vi } from 'vitest'
import {
  isAmbiguous,
  orderOf,
  problemOf,
  readMoment,
  readPeriodText,
  readSession,
  readTime,
  readWhen,
} from './date-rules.ts'
import { inEnglish } from './welsh-date-rules.ts'
import { asUtc, clockOf, ianaOf, wallAt } from './zone-rules.ts'

// Dates and times as people, spreadsheets and programs write them. The place's clocks are those of London.

describe('a moment', () => {
  const at = (text: string, order?: 'month-first') => readMoment(text, order)?.at.toISOString()

  test.each([
    [' 2026-07-07T18:00 ', '2026-07-07T17:00:00.000Z'],
    ['2026-01-07T18:00', '2026-01-07T18:00:00.000Z'],
    ['2026-07-07 18:00:30.5', '2026-07-07T17:00:00.000Z'],
    ['2026-07-07T18:00Z', '2026-07-07T18:00:00.000Z'],
    ['2026-07-07t18:00z', '2026-07-07T18:00:00.000Z'],
    ['2026-07-07T18:00+02:00', '2026-07-07T16:00:00.000Z'],
    ['2026-07-07T18:00+0200', '2026-07-07T16:00:00.000Z'],
    ['2026-07-07T18:00-05', '2026-07-07T23:00:00.000Z'],
    ['20260707T180000Z', '2026-07-07T18:00:00.000Z'],
    ['20260707T180000', '2026-07-07T17:00:00.000Z'],
    ['20260707', '2026-07-06T23:00:00.000Z'],
    ['2026-07-07T23:59', '2026-07-07T22:59:00.000Z'],
    ['7 July 2026 6pm', '2026-07-07T17:00:00.000Z'],
    ['7 July 2026 6pm GMT', '2026-07-07T18:00:00.000Z'],
    ['07/08/2026', '2026-08-06T23:00:00.000Z'],
    ['Tuesday 7 July 2026', '2026-07-06T23:00:00.000Z'],
    // Days since 30 December 1899: 46,210 is 7 July 2026.
    ['46210', '2026-07-06T23:00:00.000Z'],
    ['46210.75', '2026-07-07T17:00:00.000Z'],
    ['36526', '2000-01-01T00:00:00.000Z'],
    ['73050', '2099-12-31T00:00:00.000Z'],
  ])('%j is at %s', (text, expected) => {
    expect(at(text)).toBe(expected)
  })

  test.each([
    ['2026-02-31'],
    ['2026-13-01'],
    ['2026-07-07T24:00'],
    ['2026-07-07T25:00Z'],
    ['2026-07-07T18:60'],
    ['36525'],
    ['73051'],
    ['4621'],
    ['7 July'],
    ['July 2026'],
    ['Tuesday'],
    ['tomorrow'],
    ['Monday 7 July 2026'],
    ['from 7 July 2026'],
    ['7 July 2026 in the hall'],
    ['7 July 2026, 9 July 2026'],
    ['13/14/2026'],
    ['01/13/2026'],
    ['7 - 9 July 2026'],
    [`7 July 2026${' '.repeat(90)}6pm`],
    [''],
  ])('%j is none', (text) => {
    expect(at(text)).toBeUndefined()
  })

  test('is in the order of its column', () => {
    expect(at('07/08/2026', 'month-first')).toBe('2026-07-07T23:00:00.000Z')
    expect(at('13/01/2026', 'month-first')).toBeUndefined()
    expect(at('12/12/2026')).toBe('2026-12-12T00:00:00.000Z')
    expect(at('12/13/2026', 'month-first')).toBe('2026-12-13T00:00:00.000Z')
  })

  test('may be a whole day, or say its time', () => {
    expect(readMoment('2026-07-07')?.isDay).toBe(true)
    expect(readMoment('2026-07-07T00:00')?.isDay).toBe(false)
    expect(readMoment('46210')?.isDay).toBe(true)
    expect(readMoment('46210.0')?.isDay).toBe(false)
    expect(readMoment('7 July 2026')?.isDay).toBe(true)
    expect(readMoment('7 July 2026 at noon')?.isDay).toBe(false)
  })

  test('of at most a hundred signs is looked at', () => {
    const date = '7 July 2026 6pm'
    expect(at(date.replace(' ', ' '.repeat(1 + 100 - date.length)))).toBe('2026-07-07T17:00:00.000Z')
    expect(at(date.replace(' ', ' '.repeat(2 + 100 - date.length)))).toBeUndefined()
  })
})

test.each([
  ['7 July 2026 6pm - 8pm', '2026-07-07T17:00:00.000Z', '2026-07-07T19:00:00.000Z'],
  ['7 July 2026 - 9 July 2026', '2026-07-06T23:00:00.000Z', '2026-07-08T23:00:00.000Z'],
])('%j says from when until when', (text, from, to) => {
  const period = readPeriodText(text)
  expect([period?.from.at.toISOString(), period?.to?.at.toISOString()]).toEqual([from, to])
  expect(readMoment(text)).toBeUndefined()
})

test('a text that says one moment says no other, and a wrong one none', () => {
  expect(readPeriodText('7 July 2026')).not.toHaveProperty('to')
  expect(readPeriodText('2026-02-31')).toBeUndefined()
})

test.each([
  ['18:30', '18:30'],
  ['6.30pm', '18:30'],
  ['6pm', '18:00'],
  ['09:05', '09:05'],
  ['9am', '09:00'],
  ['1830 hrs', '18:30'],
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['hanner dydd', '12:00'],
  ['7yh', '19:00'],
  ['10yb', '10:00'],
  ['0.75', '18:00'],
  ['.5', '12:00'],
  ['0.3784722', '09:05'],
  ['sixish', undefined],
  ['', undefined],
  ['18:30 in the hall', undefined],
  ['6pm - 8pm', undefined],
  ['25:00', undefined],
  [`6pm${' '.repeat(100)}`, undefined],
])('%j is the time %s', (text, time) => {
  expect(readTime(text)).toBe(time)
})

describe('from a start and an end', () => {
  const when = (start: string, end: string | null = null) => {
    const read = readWhen(start, end)
    return read.is === 'session'
      ? [read.session.startsAt.slice(5, 16), read.session.endsAt.slice(5, 16), read.problem].filter(Boolean)
      : read.is
  }

  test.each<[string, string | null, string | string[]]>([
    ['7 July 2026 6pm', null, ['07-07T17:00', '07-07T18:00']],
    ['7 July 2026 6pm', '8pm', ['07-07T17:00', '07-07T19:00']],
    ['7 July 2026 10pm', '1am', ['07-07T21:00', '07-08T00:00']],
    ['7 July 2026 10pm', '10am', ['07-07T21:00', '07-08T09:00']],
    ['7 July 2026 6pm', '5pm', ['07-07T17:00', '07-07T18:00', 'end-before-start']],
    ['7 July 2026 6pm', '9 July 2026 8pm', ['07-07T17:00', '07-09T19:00']],
    ['7 July 2026 6pm', '9 July 2026', ['07-07T17:00', '07-09T23:00']],
    ['7 July 2026', '9 July 2026', ['07-06T23:00', '07-09T23:00']],
    ['7 July 2026', null, ['07-06T23:00', '07-07T23:00']],
    ['7 July 2026 6pm - 8pm', null, ['07-07T17:00', '07-07T19:00']],
    ['7 July 2026 - 9 July 2026', '8pm', ['07-06T23:00', '07-09T19:00']],
    ['7 July 2026', '6 July 2026', ['07-06T23:00', '07-07T23:00', 'end-before-start']],
    // The clocks go back on 25 October 2026 and forward on 28 March 2027.
    ['25 October 2026', null, ['10-24T23:00', '10-26T00:00']],
    ['28 March 2027', null, ['03-28T00:00', '03-28T23:00']],
    ['7 July 2026 6pm', 'late', 'unreadable'],
    ['Every Tuesday', null, 'wording'],
    ['TBC', null, 'wording'],
    ['September 2026', null, 'wording'],
    ['Tuesday 31/02/2026', null, 'unreadable'],
    ['soon', null, 'unreadable'],
  ])('%j and %j are %j', (start, end, expected) => {
    expect(when(start, end)).toEqual(expected)
  })

  test('words are kept within what a page shows', () => {
    expect(readWhen(` Every Tuesday ${'x'.repeat(400)}`, null)).toMatchObject({
      wording: `Every Tuesday ${'x'.repeat(286)}`,
    })
  })

  test('a session is only what is sure', () => {
    expect(readSession('2026-07-07', null)).toMatchObject({ startsAt: '2026-07-06T23:00:00.000Z' })
    expect(readSession('7 July 2026 6pm', '5pm')).toBeUndefined()
    expect(readSession('soon', null)).toBeUndefined()
  })

  test('what is worth a look is said', () => {
    expect(problemOf(readWhen('soon', null))).toBe('bad-date')
    expect(problemOf(readWhen('Every Tuesday', null))).toBe('date-in-words')
    expect(problemOf(readWhen('7 July 2026 6pm', '5pm'))).toBe('end-before-start')
    expect(problemOf(readWhen('7 July 2026', null))).toBeUndefined()
  })
})

describe('the order of dates', () => {
  test.each<[string[], string | undefined]>([
    [['13/01/2026'], 'day-first'],
    [['01/13/2026'], 'month-first'],
    [[' 01/02/2026', '12/12/2026'], undefined],
    [['12/12/2026', '13/12/2026'], 'day-first'],
    [['13/01/2026', '01/13/2026'], 'mixed'],
    [['13-01-26', '14.01.2026'], 'day-first'],
    [['13 January 2026'], undefined],
    [[], undefined],
  ])('%j is %s', (dates, order) => {
    expect(orderOf(dates)).toBe(order)
  })

  test.each([
    ['01/02/2026', true],
    ['12/11/2026', true],
    ['11/12/2026', true],
    ['1-2-26', true],
    ['02/02/2026', false],
    ['13/02/2026', false],
    ['02/13/2026', false],
    ['2 January 2026', false],
  ])('%j can be read both ways: %s', (date, ambiguous) => {
    expect(isAmbiguous(date)).toBe(ambiguous)
  })
})

test.each([
  ['7 Gorffennaf 2026', '7 July 2026'],
  ['Dydd Mawrth 3 Mawrth 2026', 'Tuesday 3 March 2026'],
  ['DYDD SUL 1 MAI', 'Sunday 1 May'],
  ['dydd  Llun', 'Monday'],
  ['dydd Mercher', 'Wednesday'],
  ['dydd Iau', 'Thursday'],
  ['dydd Gwener', 'Friday'],
  ['dydd Sadwrn', 'Saturday'],
  ['1 Ion', '1 January'],
  ['1 Chwefror, 1 Ebr, 1 Meh', '1 February, 1 April, 1 June'],
  ['1 Awst, 1 Medi, 1 Hyd', '1 August, 1 September, 1 October'],
  ['1 Tachwedd, 1 Rhag', '1 November, 1 December'],
  ['7yh', '7pm'],
  ['7 y.p.', '7pm'],
  ['10.30yb', '10.30am'],
  ['10 y.b.', '10am'],
  ['hanner dydd', '12:00'],
  ['12 noon', '12:00'],
  ['1830hrs', '18:30'],
  ['0900 hours', '09:00'],
  ['at 1830', 'at 18:30'],
  ['18 hrs', '18'],
  ['7 Gorffennaf am 7', '7 July at 7'],
  ['in 2026', 'in 2026'],
  ['7 July 2026.', '7 July 2026'],
  ['7   July', '7 July'],
  [' 7 July ;', '7 July'],
])('%j is %j in English', (date, english) => {
  expect(inEnglish(date)).toBe(english)
})

describe('a clock', () => {
  const wall = (date: string, hour: number, minute = 0, second = 0) => ({ date, hour, minute, second })

  test('is made anew for each process', async () => {
    vi.resetModules()
    const { clockOf: newClockOf } = await import('./zone-rules.ts')
    expect(newClockOf('Europe/Paris')(wall('2026-07-07', 18)).toISOString()).toBe('2026-07-07T16:00:00.000Z')
  })

  test('shows a moment and tells it back', () => {
    expect(asUtc(wall('2026-07-07', 18, 30, 15))).toBe(Date.parse('2026-07-07T18:30:15Z'))
    expect(wallAt(new Date('2026-07-07T18:30:15.999Z'))).toEqual(wall('2026-07-07', 18, 30, 15))
  })

  test.each([
    ['Europe/London', wall('2026-07-07', 18), '2026-07-07T17:00:00.000Z'],
    ['Europe/London', wall('2026-01-07', 18), '2026-01-07T18:00:00.000Z'],
    ['America/New_York', wall('2026-07-07', 18, 30, 15), '2026-07-07T22:30:15.000Z'],
    ['Asia/Kathmandu', wall('2026-07-07', 0), '2026-07-06T18:15:00.000Z'],
    // The hour before and after a change of the clocks, where the first guess lies on its other side.
    ['America/New_York', wall('2026-03-08', 1), '2026-03-08T06:00:00.000Z'],
    ['America/New_York', wall('2026-03-08', 3), '2026-03-08T07:00:00.000Z'],
    ['America/New_York', wall('2026-11-01', 3), '2026-11-01T08:00:00.000Z'],
    ['Australia/Sydney', wall('2026-10-04', 5), '2026-10-03T18:00:00.000Z'],
  ])('of %s at %j is at %s', (zone, time, expected) => {
    expect(clockOf(zone)(time).toISOString()).toBe(expected)
  })
})

test.each([
  ['Europe/London', 'Europe/London'],
  [' "Europe/London" ', 'Europe/London'],
  ['UTC', 'UTC'],
  ['Z', 'UTC'],
  ['Etc/GMT', 'UTC'],
  ['GMT', 'Europe/London'],
  ['bst', 'Europe/London'],
  ['British Summer Time', 'Europe/London'],
  ['GMT Standard Time', 'Europe/London'],
  ['Eastern Time (US & Canada)', 'America/New_York'],
  ['Pacific Time (US & Canada)', 'America/Los_Angeles'],
  ['(UTC+01:00) Brussels, Copenhagen, Madrid, Paris', 'Europe/Brussels'],
  ['(UTC+00:00) Dublin, Edinburgh, Lisbon, London', 'Europe/London'],
  ['Greenwich Mean Time : Dublin, Edinburgh', 'Europe/London'],
  ['(UTC+00:00) London', 'Europe/London'],
  ['(UTC-05:00) New York', 'America/New_York'],
  ['/freeassociation.sourceforge.net/Europe/Paris', 'Europe/Paris'],
  ['tzone://Microsoft/Utc', 'UTC'],
  ['UTC+01:00', '+01:00'],
  ['GMT-5', '-05:00'],
  ['(UTC+0530)', '+05:30'],
  ['Middle/Earth', undefined],
  ['UTC+99', undefined],
  ['Our own', undefined],
  ['', undefined],
])('the zone %j is %s', (name, iana) => {
  expect(ianaOf(name)).toBe(iana)
})
