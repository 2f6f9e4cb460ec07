import { describe, expect, test } from 'vitest'
import type { TableField } from './heading-rules.ts'
import { readRow } from './table-row-rules.ts'

// Rows of tables as providers keep them: what each column holds, and what of it could not be used.

type Row = Partial<Record<TableField, string>>
const read = (row: Row) => readRow((field) => row[field] ?? null, 'day-first')
const listing = (row: Row) => read({ title: 'Talk', ...row }).listing
const sessions = (row: Row) =>
  listing(row)?.sessions.map(({ startsAt, endsAt }) => [startsAt.slice(5, 16), endsAt.slice(5, 16)])
const problems = (row: Row) => read({ title: 'Talk', ...row }).problems

test('a row that says only its title is a listing known by that', () => {
  expect(read({ title: ' <b>Talk</b>\n about  bees ' })).toEqual({
    problems: [],
    listing: {
      ...{ externalId: 'Talk about bees', isDerivedId: true, ref: null, title: 'Talk about bees', sessions: [] },
      ...{ summary: null, description: null, address: null, postcode: null, latitude: null, longitude: null },
      ...{ mode: null, ageMin: null, ageMax: null, costPence: null, url: null, provider: null, kind: null },
    },
  })
})

test('a row without a title is a problem', () => {
  expect(read({})).toEqual({ problems: ['no-title'] })
  expect(read({ title: '<br>' })).toEqual({ problems: ['no-title'] })
})

describe('the time of a row', () => {
  test.each<[string, Row, [string, string][]]>([
    ['in one column', { start: '7 July 2026 6pm' }, [['07-07T17:00', '07-07T18:00']]],
    ['with its end', { start: '7 July 2026 6pm', end: '7 July 2026 8pm' }, [['07-07T17:00', '07-07T19:00']]],
    ['of a day', { start: '07/07/2026' }, [['07-06T23:00', '07-07T23:00']]],
    ['of some days', { start: '07/07/2026', end: '08/07/2026' }, [['07-06T23:00', '07-08T23:00']]],
    ['in two columns', { start: '07/07/2026', startTime: '18:00' }, [['07-07T17:00', '07-07T18:00']]],
    [
      'in three columns',
      { start: '07/07/2026', startTime: '6pm', endTime: '7.30pm' },
      [['07-07T17:00', '07-07T18:30']],
    ],
    [
      'in four columns',
      { start: '07/07/2026', startTime: '6pm', end: '08/07/2026', endTime: '7pm' },
      [['07-07T17:00', '07-08T18:00']],
    ],
    [
      'with both ends in the column of times',
      { start: '07/07/2026', startTime: '6pm - 8pm' },
      [['07-07T17:00', '07-07T19:00']],
    ],
    ['with an end alone', { start: '7 July 2026 6pm', endTime: '8pm' }, [['07-07T17:00', '07-07T19:00']]],
    [
      'where a spreadsheet gives a midnight',
      { start: '2026-07-07 00:00:00', startTime: '18:00' },
      [['07-07T17:00', '07-07T18:00']],
    ],
    ['without any', {}, []],
    ['without a day', { startTime: '18:00', endTime: '19:00' }, []],
  ])('%s', (_, row, expected) => {
    expect(sessions(row)).toEqual(expected)
    expect(problems(row)).toEqual([])
  })

  test('listed as our own tables do comes back whole, with the state of each date', () => {
    const dates =
      '2026-07-07T17:00:00Z/2026-07-07T18:00:00Z; 2026-07-08T17:00:00Z/2026-07-08T18:00:00Z cancelled;nonsense;2026-07-09T17:00:00Z'
    expect(listing({ dates, start: '1 July 2026' })?.sessions).toEqual([
      { startsAt: '2026-07-07T17:00:00.000Z', endsAt: '2026-07-07T18:00:00.000Z' },
      { startsAt: '2026-07-08T17:00:00.000Z', endsAt: '2026-07-08T18:00:00.000Z', status: 'cancelled' },
    ])
    expect(sessions({ dates: 'nonsense', start: '7 July 2026 6pm' })).toEqual([['07-07T17:00', '07-07T18:00']])
  })

  test.each<[string, Row]>([
    ['a date that is none', { start: '31/02/2026' }],
    ['a time that is none', { start: '07/07/2026', startTime: 'sixish' }],
    ['a date that is none beside a time', { start: '31/02/2026', startTime: '18:00' }],
    ['an end that is none', { start: '07/07/2026', end: '31/02/2026' }],
    [
      'an end that is none beside times',
      { start: '07/07/2026', startTime: '18:00', end: '31/02/2026', endTime: '19:00' },
    ],
    ['an end time that is none', { start: '07/07/2026', startTime: '18:00', endTime: 'late' }],
  ])('is not guessed at: %s', (_, row) => {
    expect(read({ title: 'Talk', ...row })).toEqual({ problems: ['bad-date'] })
  })

  test('in words is kept as words', () => {
    expect(read({ title: 'Talk', start: 'Every Tuesday' })).toMatchObject({
      ...{ problems: ['date-in-words'], listing: { sessions: [], datesNote: 'Every Tuesday' } },
    })
    expect(listing({ start: 'Every Tuesday', startTime: '18:00' })?.datesNote).toBe('Every Tuesday')
    expect(listing({ start: '7 July 2026' })).not.toHaveProperty('datesNote')
  })

  test('with an end before its start keeps its start, and that is said', () => {
    expect(problems({ start: '7 July 2026 6pm', end: '6 July 2026 6pm' })).toEqual(['end-before-start'])
    expect(sessions({ start: '7 July 2026 6pm', end: '6 July 2026 6pm' })).toEqual([['07-07T17:00', '07-07T18:00']])
  })
})

describe('the state of a row', () => {
  test('is said in its column or its title, the gravest of both', () => {
    expect(listing({ status: 'Sold out' })?.status).toBe('full')
    expect(listing({ title: 'CANCELLED: Talk', status: 'Sold out' })).toMatchObject({
      title: 'Talk',
      status: 'cancelled',
    })
    expect(listing({ status: 'as usual' })).not.toHaveProperty('status')
  })

  test('moved online is online', () => {
    expect(listing({ status: 'Moved online', mode: 'in person', address: 'Town Hall' })?.mode).toBe('online')
  })
})

describe('the place of a row', () => {
  test('is put together from its columns, each part once', () => {
    const row = {
      venue: 'Town Hall',
      address: 'Town Hall, Bartholomew Square',
      addressMore: 'brighton',
      town: 'Brighton',
    }
    expect(listing(row)?.address).toBe('Town Hall, Bartholomew Square, brighton')
    expect(listing({ address: '1 Square\nBrighton', town: 'Brighton' })?.address).toBe('1 Square, Brighton')
    expect(listing({ venue: 'Hall', town: 'Hove' })?.address).toBe('Hall, Hove')
  })

  test.each<[Row, string | null]>([
    [{ postcode: 'bn11ja' }, 'BN1 1JA'],
    [{ postcode: 'BN1' }, 'BN1'],
    [{ address: 'Town Hall BN1 1JA' }, 'BN1 1JA'],
    [{ postcode: 'PL1 1AA', address: 'Town Hall BN1 1JA' }, 'PL1 1AA'],
    [{ address: 'Town Hall' }, null],
  ])('%j has the postcode %s', (row, postcode) => {
    expect(listing(row)?.postcode).toBe(postcode)
  })

  test('has a position in numbers alone', () => {
    expect(listing({ latitude: '50.82', longitude: '-0.13' })).toMatchObject({ latitude: 50.82, longitude: -0.13 })
    expect(listing({ latitude: '50° N', longitude: '' })).toMatchObject({ latitude: null, longitude: null })
  })

  test('is online, here or both by its own column before its address', () => {
    expect(listing({ mode: 'Hybrid', address: 'Zoom' })?.mode).toBe('both')
    expect(listing({ address: 'Zoom' })?.mode).toBe('online')
    expect(listing({ mode: 'somehow', address: 'Zoom' })?.mode).toBe('online')
  })
})

describe('the ages of a row', () => {
  test.each<[Row, number | null, number | null, string | undefined]>([
    [{ ageMin: '11', ageMax: '14' }, 11, 14, undefined],
    [{ ageMin: '0', ageMax: '120' }, 0, 120, undefined],
    [{ ageMin: '7', ageMax: '7' }, 7, 7, undefined],
    [{ ageMin: '16' }, 16, null, undefined],
    [{ ageMax: '25' }, 0, 25, undefined],
    [{ ageMin: '18', ageMax: '11' }, null, null, '18 – 11'],
    [{ ageMin: 'Year 7', ageMax: '14' }, null, null, 'Year 7 – 14'],
    [{ ageMin: '11', ageMax: 'Year 9' }, null, null, '11 – Year 9'],
    [{ ageMin: '16+' }, 16, null, undefined],
    [{ age: '5-11' }, 5, 11, undefined],
    [{ age: 'Families' }, null, null, 'Families'],
    [{ age: '5-11', ageNote: 'Bring a grown-up' }, 5, 11, 'Bring a grown-up'],
    [{ age: 'Families', ageMin: 'x' }, null, null, 'Families'],
    [{ ageMin: '11', age: 'Families' }, 11, null, undefined],
    [{}, null, null, undefined],
  ])('%j', (row, ageMin, ageMax, ageNote) => {
    expect(listing(row)).toMatchObject({ ageMin, ageMax })
    expect(listing(row)?.ageNote).toBe(ageNote)
  })
})

describe('what else a row says', () => {
  test('is kept where it is understood', () => {
    const row: Row = {
      ...{
        id: 'a7',
        summary: '<i>Short</i>',
        description: 'Long',
        cost: '£5',
        costNote: 'Concessions ask',
        titleCy: 'Sgwrs',
      },
      ...{ url: 'https://a.example/1', provider: ' Library ', kind: 'Course', theme: 'ARTS', skills: 'Coding; Repair' },
    }
    expect(listing(row)).toMatchObject({
      ...{ externalId: 'a7', summary: 'Short', description: 'Long', costPence: 500, costNote: 'Concessions ask' },
      ...{ titleCy: 'Sgwrs', url: 'https://a.example/1', provider: 'Library', kind: 'course', theme: 'arts' },
      ...{ skills: ['Coding', 'Repair'] },
    })
    expect(listing(row)).not.toHaveProperty('isDerivedId')
  })

  test('is left out where it says nothing', () => {
    for (const field of ['costNote', 'ageNote', 'skills', 'titleCy', 'theme', 'status', 'datesNote'])
      expect(listing({ theme: 'astrology', kind: 'party' })).not.toHaveProperty(field)
    expect(listing({ kind: 'party' })?.kind).toBeNull()
  })

  test('may be written with blanks where we write a stroke', () => {
    expect(listing({ kind: 'Work Experience' })?.kind).toBe('work-experience')
  })

  test.each<[Row, string | null]>([
    [{ url: 'https://a.example', bookingUrl: 'https://b.example' }, 'https://b.example'],
    [{ url: 'https://a.example', bookingUrl: 'ring us' }, 'https://a.example'],
    [{ url: 'javascript:alert(1)' }, null],
  ])('%j is booked at %s', (row, url) => {
    expect(listing(row)?.url).toBe(url)
  })

  test('without a price in numbers is in words', () => {
    expect(listing({ cost: 'Donation' })).toMatchObject({ costPence: null, costNote: 'Donation' })
  })

  test.each<[Row, string]>([
    [{ postcode: 'BN1 1JA', address: 'Hall', url: 'https://a.example' }, 'Talk · BN1 1JA'],
    [{ address: 'Hall', url: 'https://a.example' }, 'Talk · Hall'],
    [{ url: 'https://a.example' }, 'Talk · https://a.example'],
    [{ age: '5-11' }, 'Talk · 5-11'],
    [{ postcode: 'BN1 1JA', age: '5-11' }, 'Talk · BN1 1JA · 5-11'],
    [{ id: 'x'.repeat(600) }, 'x'.repeat(500)],
    [{ age: 'y'.repeat(600) }, `Talk · ${'y'.repeat(493)}`],
  ])('%j is known as %s', (row, externalId) => {
    expect(listing(row)?.externalId).toBe(externalId)
  })

  test('keeps its title within what a page shows', () => {
    expect(listing({ title: 'x'.repeat(200) })?.title).toHaveLength(120)
  })
})
