import { describe, expect, test } from 'vitest'
import type { FeedContent } from './feed.ts'
import { readCalendar } from './icalendar-format.ts'

const now = new Date('2026-06-05T09:00:00Z')
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const read = (...lines: string[]) => readCalendar(calendar(...lines), now)
const listings = ({ records }: FeedContent) =>
  records.flatMap((record) => (record.is === 'listing' ? [record.listing] : []))
const starts = (content: FeedContent) =>
  listings(content).map(({ sessions }) => sessions.map(({ startsAt }) => startsAt))
const at = (zone: string, uid = 'one') =>
  event(`UID:${uid}`, 'SUMMARY:Talk', `DTSTART${zone}:20260707T150000`, `DTEND${zone}:20260707T160000`)
const wrongZone = (name: string) =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${name}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0500',
    'TZOFFSETTO:+0500',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n')

describe('the hours of a calendar', () => {
  test.each([
    [';TZID=GMT Standard Time', '2026-07-07T14:00:00.000Z'],
    [';TZID=Romance Standard Time', '2026-07-07T13:00:00.000Z'],
    [';TZID=America/New_York', '2026-07-07T19:00:00.000Z'],
    [';TZID=Europe/Madrid', '2026-07-07T13:00:00.000Z'],
    [';TZID=/citadel.org/20210210_1/Europe/Madrid', '2026-07-07T13:00:00.000Z'],
    [';TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London"', '2026-07-07T14:00:00.000Z'],
    [';TZID="Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London"', '2026-07-07T14:00:00.000Z'],
    [';TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"', '2026-07-07T13:00:00.000Z'],
    [';TZID=UTC-05:00', '2026-07-07T20:00:00.000Z'],
    [';TZID=tzone://Microsoft/Utc', '2026-07-07T15:00:00.000Z'],
    ['', '2026-07-07T14:00:00.000Z'],
  ])('are those of its zone: %s', (zone, expected) => {
    expect(starts(read(at(zone)))).toEqual([[expected]])
  })

  test('are those of the calendar where an event names none', () => {
    expect(starts(read('X-WR-TIMEZONE:America/New_York', at('')))).toEqual([['2026-07-07T19:00:00.000Z']])
  })

  test('are as the file defines its own zone, and nobody else is moved by that', () => {
    expect(starts(read(wrongZone('Our own'), at(';TZID=Our own')))).toEqual([['2026-07-07T10:00:00.000Z']])
    expect(read(at(';TZID=Our own')).problems).toEqual([{ where: 'one', why: 'unknown-zone' }])
  })

  test('of a zone that everybody knows are not what a file says of it, in this file or the next', () => {
    const london = [['2026-07-07T14:00:00.000Z']]
    expect(starts(read(wrongZone('Europe/London'), at(';TZID=Europe/London')))).toEqual(london)
    expect(starts(read(at(';TZID=Europe/London')))).toEqual(london)
  })
})

describe('one bad event', () => {
  const good = event('UID:good', 'SUMMARY:Good', 'DTSTART:20260710T100000Z')

  test('is one problem, and the others are read', () => {
    const content = read(
      event('UID:none', 'SUMMARY:No date'),
      event('UID:hour', 'SUMMARY:Bad hour', 'DTSTART:20260710T990000Z'),
      event('UID:day', 'SUMMARY:Bad day', 'DTSTART:20260231T100000Z'),
      event('UID:rule', 'SUMMARY:Bad rule', 'DTSTART:20260710T100000Z', 'RRULE:FREQ=SOMETIMES'),
      event('UID:often', 'SUMMARY:Too often', 'DTSTART:20260710T100000Z', 'RRULE:FREQ=SECONDLY'),
      good,
    )
    const where = content.problems.map((one) => one.where)
    expect(where.toSorted()).toEqual(['day', 'hour', 'none', 'often', 'rule'])
    expect(listings(content).map(({ title }) => title)).toEqual(['Good'])
  })

  test('with a date that does not say so is a day', () => {
    const content = read(event('UID:one', 'SUMMARY:Fair', 'DTSTART:20260710', 'DTEND:20260712'), good)
    expect(content.problems).toEqual([])
    expect(listings(content)[0]?.sessions).toEqual([
      { startsAt: '2026-07-09T23:00:00.000Z', endsAt: '2026-07-11T23:00:00.000Z' },
    ])
  })

  test('with a moment in another notation is at that moment', () => {
    const content = read(event('UID:one', 'SUMMARY:Fair', 'DTSTART:20260710T100000-0500'))
    expect(starts(content)).toEqual([['2026-07-10T15:00:00.000Z']])
  })

  test('whose text breaks off in the middle of a line goes on in the next', () => {
    const content = read(
      event('UID:one', 'SUMMARY:Fair', 'DESCRIPTION:Tea', '', 'and cake; all welcome', 'DTSTART:20260710T100000Z'),
      good,
    )
    expect(content.problems).toEqual([])
    expect(listings(content).map(({ description }) => description)).toEqual(['Tea\nand cake; all welcome', null])
  })

  test('that is cut off harms no other', () => {
    const content = read('BEGIN:VEVENT', 'UID:cut', 'SUMMARY:Cut', good)
    expect(listings(content).map(({ title }) => title)).toEqual(['Good'])
    expect(content.problems).toHaveLength(1)
  })

  test('that ends before it begins keeps its beginning, and that is said', () => {
    const content = read(event('UID:one', 'SUMMARY:Talk', 'DTSTART:20260710T120000Z', 'DTEND:20260710T100000Z'))
    expect(content.problems).toEqual([{ where: 'one', why: 'end-before-start' }])
    expect(starts(content)).toEqual([['2026-07-10T12:00:00.000Z']])
  })
})

describe('what is not as planned', () => {
  test.each([
    ['STATUS:CANCELLED', 'Talk', 'cancelled', 'Talk'],
    ['STATUS:cancelled', 'Talk', 'cancelled', 'Talk'],
    ['STATUS:CONFIRMED', 'CANCELLED: Talk', 'cancelled', 'Talk'],
    ['STATUS:CONFIRMED', '[Postponed] Talk', 'postponed', 'Talk'],
    ['STATUS:CONFIRMED', 'Talk (SOLD OUT)', 'full', 'Talk'],
    ['STATUS:CONFIRMED', 'Talk - fully booked', 'full', 'Talk'],
    ['STATUS:CONFIRMED', 'MOVED ONLINE - Talk', 'moved-online', 'Talk'],
    ['STATUS:CONFIRMED', 'Wedi’i ohirio: Sgwrs', 'postponed', 'Sgwrs'],
    ['STATUS:CONFIRMED', 'Full-stack web development', undefined, 'Full-stack web development'],
    ['STATUS:CONFIRMED', 'Full moon walk', undefined, 'Full moon walk'],
    ['STATUS:CONFIRMED', 'CANCELLED Talk', 'cancelled', 'Talk'],
    ['STATUS:CONFIRMED', 'Talk SOLD OUT', 'full', 'Talk'],
    ['STATUS:CONFIRMED', 'FULL MOON WALK', undefined, 'FULL MOON WALK'],
    ['STATUS:TENTATIVE', 'The cancelled poets', undefined, 'The cancelled poets'],
  ])('is told by %s and “%s”', (status, summary, expected, title) => {
    const [listing] = listings(read(event('UID:one', `SUMMARY:${summary}`, status, 'DTSTART:20260710T100000Z')))
    expect([listing?.status, listing?.title]).toEqual([expected, title])
  })

  test('is told of single dates of a series', () => {
    const series = event(
      'UID:one',
      'SUMMARY:Club',
      'DTSTART;TZID=Europe/London:20260701T180000',
      'DTEND;TZID=Europe/London:20260701T190000',
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE;TZID=Europe/London:20260708T180000',
      'RDATE;TZID=Europe/London:20260811T180000',
    )
    const change = (recurrence: string, ...lines: string[]) =>
      event('UID:one', 'SUMMARY:Club', `RECURRENCE-ID;TZID=Europe/London:${recurrence}`, ...lines)
    const [listing] = listings(
      read(
        series,
        change('20260715T180000', 'STATUS:CANCELLED', 'DTSTART;TZID=Europe/London:20260715T180000'),
        change('20260722T180000', 'DTSTART;TZID=Europe/London:20260723T200000', 'DURATION:PT30M'),
      ),
    )
    expect(listing?.status).toBeUndefined()
    expect(listing?.sessions).toEqual([
      { startsAt: '2026-07-01T17:00:00.000Z', endsAt: '2026-07-01T18:00:00.000Z' },
      { startsAt: '2026-07-15T17:00:00.000Z', endsAt: '2026-07-15T18:00:00.000Z', status: 'cancelled' },
      { startsAt: '2026-07-23T19:00:00.000Z', endsAt: '2026-07-23T19:30:00.000Z' },
      { startsAt: '2026-07-29T17:00:00.000Z', endsAt: '2026-07-29T18:00:00.000Z' },
      { startsAt: '2026-08-11T17:00:00.000Z', endsAt: '2026-08-11T18:00:00.000Z' },
    ])
  })

  const weekly = event(
    'UID:one',
    'SUMMARY:Club',
    'DTSTART;TZID=Europe/London:20261013T180000',
    'DTEND;TZID=Europe/London:20261013T190000',
    'RRULE:FREQ=WEEKLY;COUNT=4',
  )
  const fromThen = (day: string, ...lines: string[]) =>
    event('UID:one', 'SUMMARY:Club', `RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:${day}T180000`, ...lines)

  test('is told of a date and all that follow, across the change of the clocks', () => {
    const [listing] = listings(
      read(weekly, fromThen('20261020', 'DTSTART;TZID=Europe/London:20261022T193000', 'DURATION:PT30M')),
    )
    expect(listing?.sessions).toEqual([
      { startsAt: '2026-10-13T17:00:00.000Z', endsAt: '2026-10-13T18:00:00.000Z' },
      { startsAt: '2026-10-22T18:30:00.000Z', endsAt: '2026-10-22T19:00:00.000Z' },
      { startsAt: '2026-10-29T19:30:00.000Z', endsAt: '2026-10-29T20:00:00.000Z' },
      { startsAt: '2026-11-05T19:30:00.000Z', endsAt: '2026-11-05T20:00:00.000Z' },
    ])
  })

  test('of several such changes the latest holds, and a single date has the last word', () => {
    const moved = fromThen('20261020', 'DTSTART;TZID=Europe/London:20261020T190000', 'DURATION:PT1H')
    const called = fromThen('20261027', 'DTSTART;TZID=Europe/London:20261027T180000', 'STATUS:CANCELLED')
    const single = event(
      'UID:one',
      'SUMMARY:Club',
      'RECURRENCE-ID;TZID=Europe/London:20261103T180000',
      'DTSTART;TZID=Europe/London:20261103T180000',
      'DURATION:PT2H',
    )
    expect(listings(read(weekly, moved, called, single))[0]?.sessions).toEqual([
      { startsAt: '2026-10-13T17:00:00.000Z', endsAt: '2026-10-13T18:00:00.000Z' },
      { startsAt: '2026-10-20T18:00:00.000Z', endsAt: '2026-10-20T19:00:00.000Z' },
      { startsAt: '2026-10-27T18:00:00.000Z', endsAt: '2026-10-27T19:00:00.000Z', status: 'cancelled' },
      { startsAt: '2026-11-03T18:00:00.000Z', endsAt: '2026-11-03T20:00:00.000Z' },
    ])
  })

  test('is a whole calendar that was withdrawn', () => {
    const content = read('METHOD:CANCEL', event('UID:one', 'SUMMARY:Talk', 'DTSTART:20260710T100000Z'))
    expect(listings(content)[0]?.status).toBe('cancelled')
  })
})

describe('a series', () => {
  test('that began in 2018 and repeats daily has the dates to come', () => {
    const content = read(event('UID:one', 'SUMMARY:Daily', 'DTSTART:20180101T100000Z', 'RRULE:FREQ=DAILY'))
    expect(starts(content)[0]).toHaveLength(60)
    expect(starts(content)[0]?.[0]).toBe('2026-06-05T10:00:00.000Z')
  })

  test('that can never come true is a problem, and neither hangs its reader nor is given a date', () => {
    const rules = [
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=MONTHLY;BYDAY=6MO',
    ]
    for (const rule of rules) {
      const content = read(event('UID:one', 'SUMMARY:Never', 'DTSTART:20260110T100000Z', `RRULE:${rule}`))
      expect(content, rule).toEqual({ records: [], problems: [{ where: 'one', why: 'bad-date' }] })
    }
  })

  test('that repeats a thousand times over is read at once', () => {
    const daily = (turn: number) =>
      event(`UID:${turn}`, 'SUMMARY:Daily', 'DTSTART;TZID=Europe/London:20180101T100000', 'RRULE:FREQ=DAILY')
    expect(listings(read(...Array.from({ length: 300 }, (_, turn) => daily(turn))))).toHaveLength(300)
  })

  test('that is over says when it was last, and does not pass for live', () => {
    const content = read(
      event('UID:one', 'SUMMARY:Old', 'DTSTART:20180103T100000Z', 'RRULE:FREQ=WEEKLY;UNTIL=20180131T235959Z'),
    )
    expect(starts(content)).toEqual([['2018-01-31T10:00:00.000Z']])
  })

  test('whose every date is left out is not on', () => {
    const content = read(
      event(
        'UID:one',
        'SUMMARY:Off',
        'DTSTART:20260710T100000Z',
        'RRULE:FREQ=WEEKLY;COUNT=1',
        'EXDATE:20260710T100000Z',
      ),
    )
    expect(listings(content)).toMatchObject([{ sessions: [], status: 'cancelled' }])
  })

  test('keeps its hour when the clocks change, wherever it is', () => {
    const content = read(
      event('UID:one', 'SUMMARY:Club', 'DTSTART;TZID=America/New_York:20261023T180000', 'RRULE:FREQ=WEEKLY;COUNT=3'),
    )
    expect(starts(content)).toEqual([
      ['2026-10-23T22:00:00.000Z', '2026-10-30T22:00:00.000Z', '2026-11-06T23:00:00.000Z'],
    ])
  })
})

describe('an event without a number', () => {
  const without = (day: string, ...more: string[]) =>
    event('SUMMARY:Rhyme time', `DTSTART:202607${day}T100000Z`, 'LOCATION:Library', ...more)

  test('is one listing with the others of its name and place', () => {
    const content = read(without('01'), without('08'), without('15', 'STATUS:CANCELLED'))
    expect(content.problems).toEqual([])
    expect(listings(content)).toMatchObject([
      {
        externalId: 'Rhyme time · Library',
        isDerivedId: true,
        sessions: [{}, {}, { startsAt: '2026-07-15T10:00:00.000Z', status: 'cancelled' }],
      },
    ])
  })

  test('with a number that several have is one listing too', () => {
    const content = read(
      event('UID:same', 'SUMMARY:Club', 'DTSTART:20260701T100000Z'),
      event('UID:same', 'SUMMARY:Club', 'DTSTART:20260702T100000Z'),
    )
    expect(starts(content)).toEqual([['2026-07-01T10:00:00.000Z', '2026-07-02T10:00:00.000Z']])
  })
})
