import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { partsOfCalendar } from './icalendar-rules.ts'
import {
  clocksOf,
  endsBeforeStart,
  lengthOf,
  momentIn,
  momentsIn,
  sessionOf,
  UnknownZone,
} from './icalendar-time-rules.ts'

// Calendars as they are in the wild: RFC 5545, and what programs make of it.

const lines = (...some: string[]) => some.join('\r\n')
const calendar = (...some: string[]) => lines('BEGIN:VCALENDAR', ...some, 'END:VCALENDAR')
const event = (...some: string[]) => lines('BEGIN:VEVENT', ...some, 'END:VEVENT')
const textOf = (text: string) => partsOfCalendar(text)?.parts.map((part) => part.text.trim().split('\r\n'))

describe('the parts of a calendar', () => {
  test.each([[''], ['BEGIN:VEVENT\r\nEND:VEVENT'], ['{"a":1}'], ['SUMMARY:Talk']])('are none in %j', (text) => {
    expect(partsOfCalendar(text)).toBeUndefined()
  })

  test('are its events and zones with their lines, and what it says of itself', () => {
    const text = lines(
      '\uFEFF',
      calendar('METHOD:CANCEL ', 'X-WR-TIMEZONE;A=B: Europe/Paris', 'METHOD:PUBLISH', event('UID:1')),
    )
    expect(partsOfCalendar(text)).toEqual({
      parts: [{ name: 'VEVENT', line: 5, text: 'BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n' }],
      properties: new Map([
        ['BEGIN', 'VCALENDAR'],
        ['METHOD', 'CANCEL'],
        ['X-WR-TIMEZONE', 'Europe/Paris'],
        ['END', 'VCALENDAR'],
      ]),
    })
  })

  test('may be in small letters and end their lines as other systems do', () => {
    const text = 'begin:vcalendar\nx-wr-timezone:UTC\nbegin:vevent\nuid:1\nend:vevent\rend:vcalendar'
    expect(partsOfCalendar(text)?.properties.get('X-WR-TIMEZONE')).toBe('UTC')
    expect(textOf(text)).toEqual([['begin:vevent', 'uid:1', 'end:vevent']])
  })

  test('are unfolded, and what was broken by hand goes on', () => {
    const text = calendar(event('DESCRIPTION:One', '  two', '\tthree', 'four: five', '', '  ', 'SUMMARY:Talk '))
    expect(textOf(text)).toEqual([
      ['BEGIN:VEVENT', 'DESCRIPTION:One twothree\\nfour: five', 'SUMMARY:Talk', 'END:VEVENT'].map((one) => one),
    ])
  })

  test('end where the next begins, if they were cut off', () => {
    expect(textOf(calendar('BEGIN:VEVENT', 'UID:1', event('UID:2')))).toEqual([
      ['BEGIN:VEVENT', 'UID:1'],
      ['BEGIN:VEVENT', 'UID:2', 'END:VEVENT'],
    ])
  })

  test('end at their own end: what stands between belongs to none', () => {
    const read = partsOfCalendar(calendar(event('UID:1'), 'X-WR-CALNAME:Ours', event('UID:2')))
    expect(read?.parts).toHaveLength(2)
    expect(read?.parts[0]?.text).not.toContain('CALNAME')
    expect(read?.properties.get('X-WR-CALNAME')).toBe('Ours')
  })

  test.each([
    ['DTSTART:20260707', 'DTSTART;VALUE=DATE:20260707'],
    ['EXDATE:20260707,20260708', 'EXDATE;VALUE=DATE:20260707,20260708'],
    ['dtend:20260707', 'dtend;VALUE=DATE:20260707'],
    ['DTSTART;VALUE=DATE:20260707', 'DTSTART;VALUE=DATE:20260707'],
    ['DTSTART;VALUE=DATE:20260707T100000', 'DTSTART:20260707T100000'],
    ['DTSTART:20260707T100000', 'DTSTART:20260707T100000'],
    ['DTSTAMP:20260707', 'DTSTAMP:20260707'],
    ['DTSTART:20260707T100000+0100', 'DTSTART:20260707T090000Z'],
    ['DTEND;TZID=X:2026-07-07T10:00:00-05:00', 'DTEND:20260707T150000Z'],
    ['RECURRENCE-ID:20260707T100000+01:00', 'RECURRENCE-ID:20260707T090000Z'],
    ['DTSTART:20261307T100000+0100', 'DTSTART:20261307T100000+0100'],
    ['DTSTART;TZID=Greenwich : London:20260707T100000', 'DTSTART;TZID="Greenwich : London":20260707T100000'],
    ['DTSTART;TZID=Europe/Paris:20260707T100000', 'DTSTART;TZID=Europe/Paris:20260707T100000'],
  ])('say their dates as RFC 5545 does: %s', (written, mended) => {
    expect(textOf(calendar(event(written)))?.[0]?.[1]).toBe(mended)
  })
})

describe('the moments of an event', () => {
  const component = (...some: string[]) => new ICAL.Component(ICAL.parse(event(...some)) as unknown[] as never)
  const clocksIn = (...some: string[]) => {
    const parts = partsOfCalendar(calendar(...some))
    if (!parts) throw new Error('no calendar')
    return clocksOf(parts)
  }
  const plain = clocksIn()
  const start = (property: string, clocks = plain) => momentIn(component(property), 'dtstart', clocks)
  const zone = (name: string, offset: string, ...more: string[]) =>
    lines(
      ...['BEGIN:VTIMEZONE', `TZID:${name}`, ...more, 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
      ...[`TZOFFSETFROM:${offset}`, `TZOFFSETTO:${offset}`, 'END:STANDARD', 'END:VTIMEZONE'],
    )

  test.each([
    ['DTSTART:20260707T180000', '2026-07-07T17:00:00.000Z', false],
    ['DTSTART:20260707T180030', '2026-07-07T17:00:30.000Z', false],
    ['DTSTART:20260707T183000Z', '2026-07-07T18:30:00.000Z', false],
    ['DTSTART;TZID=Europe/Paris:20260707T180000', '2026-07-07T16:00:00.000Z', false],
    ['DTSTART;VALUE=DATE:20260707', '2026-07-06T23:00:00.000Z', true],
    ['DTSTART:20260707T235959', '2026-07-07T22:59:59.000Z', false],
  ])('%s', (property, at, isDay) => {
    expect(start(property)).toMatchObject({ at: new Date(at), isDay })
  })

  test('are absent where no property names one, and several where it names several', () => {
    expect(start('SUMMARY:Talk')).toBeUndefined()
    const several = component('EXDATE;VALUE=DATE:20260707,20260708', 'EXDATE:20260709T180000')
    expect(momentsIn(several, 'exdate', plain).map(({ wall }) => wall.date)).toEqual([
      '2026-07-07',
      '2026-07-08',
      '2026-07-09',
    ])
    const period = component('RDATE;VALUE=PERIOD:20260707T180000Z/20260707T190000Z')
    expect(momentsIn(period, 'rdate', plain).map(({ at }) => at.toISOString())).toEqual(['2026-07-07T18:00:00.000Z'])
  })

  test.each([
    ['DTSTART:20260231T180000'],
    ['DTSTART:20260707T250000'],
    ['DTSTART:20260707T186000'],
    ['DTSTART;VALUE=DATE:20260231'],
  ])('%s is none', (property) => {
    expect(() => start(property)).toThrow(/is no (date|time)/)
  })

  test('are by the calendar’s own zone where they name none', () => {
    expect(start('DTSTART:20260707T180000', clocksIn('X-WR-TIMEZONE:America/New_York'))?.at).toEqual(
      new Date('2026-07-07T22:00:00Z'),
    )
    expect(start('DTSTART:20260707T180000', clocksIn('X-WR-TIMEZONE:Our own'))?.at).toEqual(
      new Date('2026-07-07T17:00:00Z'),
    )
    // A whole day is one of the place.
    expect(start('DTSTART;VALUE=DATE:20260707', clocksIn('X-WR-TIMEZONE:America/New_York'))?.at).toEqual(
      new Date('2026-07-06T23:00:00Z'),
    )
  })

  test('are by a zone that the file defines, if nobody knows it better', () => {
    const at = 'DTSTART;TZID=Our own:20260707T180000'
    expect(start(at, clocksIn(zone('Our own', '+0300')))?.at).toEqual(new Date('2026-07-07T15:00:00Z'))
    expect(start(at, clocksIn(zone('Our own', '+0300', 'X-LIC-LOCATION:Europe/Paris')))?.at).toEqual(
      new Date('2026-07-07T16:00:00Z'),
    )
    expect(start(at, clocksIn(zone('Our own', '+0300', 'X-LIC-LOCATION:Middle/Earth')))?.at).toEqual(
      new Date('2026-07-07T15:00:00Z'),
    )
    const known = 'DTSTART;TZID=Europe/London:20260707T180000'
    expect(start(known, clocksIn(zone('Europe/London', '+0300')))?.at).toEqual(new Date('2026-07-07T17:00:00Z'))
  })

  test('are not guessed at where no zone of that name is known', () => {
    expect(() => start('DTSTART;TZID=Our own:20260707T180000')).toThrow(UnknownZone)
    const broken = lines('BEGIN:VTIMEZONE', 'TZID:Our own', 'BEGIN:STANDARD', 'END:VTIMEZONE')
    expect(() => start('DTSTART;TZID=Our own:20260707T180000', clocksIn(broken))).toThrow(UnknownZone)
  })

  test.each<[string, string[], number]>([
    ['from start to end', ['DTEND:20260707T193000'], 90],
    ['across zones', ['DTEND;TZID=Europe/Paris:20260707T193000'], 30],
    ['by a duration', ['DURATION:PT45M'], 45],
    ['an hour without an end', [], 60],
    ['an hour where the end is the start', ['DTEND:20260707T180000'], 60],
    ['an hour where the end comes before', ['DTEND:20260707T170000'], 60],
    ['to the midnight of a whole day', ['DTEND;VALUE=DATE:20260708'], 360],
  ])('last %s', (_, more, minutes) => {
    const of = component('DTSTART:20260707T180000', ...more)
    const from = momentIn(of, 'dtstart', plain)
    expect(from && lengthOf(of, from, plain)).toBe(minutes * 60_000)
  })

  test('last by what the wall shows where one end is a whole day, whatever the zone', () => {
    const of = component('DTSTART;TZID=Europe/Paris:20260707T180000', 'DTEND;VALUE=DATE:20260708')
    const from = momentIn(of, 'dtstart', plain)
    expect(from && lengthOf(of, from, plain)).toBe(6 * 3_600_000)
  })

  test.each<[string[], number]>([
    [[], 1],
    [['DTEND;VALUE=DATE:20260709'], 2],
    [['DTEND;VALUE=DATE:20260707'], 1],
    [['DURATION:P3D'], 3],
  ])('of whole days with %j last %d days', (more, days) => {
    const of = component('DTSTART;VALUE=DATE:20260707', ...more)
    const from = momentIn(of, 'dtstart', plain)
    expect(from && lengthOf(of, from, plain)).toBe(days * 24 * 3_600_000)
  })

  test.each<[string[], boolean]>([
    [['DTSTART:20260707T180000', 'DTEND:20260707T170000'], true],
    [['DTSTART:20260707T180000', 'DTEND:20260707T180000'], false],
    [['DTSTART:20260707T180000', 'DTEND:20260707T190000'], false],
    [['DTSTART:20260707T180000'], false],
    [['DTEND:20260707T170000'], false],
  ])('of %j end before they start: %s', (some, expected) => {
    expect(endsBeforeStart(component(...some), plain)).toBe(expected)
  })

  test('are sessions by their length, or from midnight to midnight', () => {
    const wall = { date: '2026-10-25', hour: 0, minute: 0, second: 0 }
    const startsAt = new Date('2026-10-24T23:00:00Z')
    expect(sessionOf({ startsAt, wall }, { isDay: false, lengthMs: 3_600_000 })).toEqual({
      ...{ startsAt: '2026-10-24T23:00:00.000Z', endsAt: '2026-10-25T00:00:00.000Z' },
    })
    const days = (count: number) => sessionOf({ startsAt, wall }, { isDay: true, lengthMs: count * 24 * 3_600_000 })
    // The night on which the clocks go back makes it 25 hours.
    expect(days(1)).toEqual({ startsAt: '2026-10-24T23:00:00.000Z', endsAt: '2026-10-26T00:00:00.000Z' })
    expect(days(2)?.endsAt).toBe('2026-10-27T00:00:00.000Z')
    expect(days(0)?.endsAt).toBe('2026-10-26T00:00:00.000Z')
  })
})
