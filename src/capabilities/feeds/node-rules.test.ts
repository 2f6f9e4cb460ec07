import { describe, expect, test } from 'vitest'
import type { Json } from './json-rules.ts'
import { agesOfNode, datesOfNode, isSoldOut, priceOf, whereOfNode } from './node-rules.ts'

// Events and courses of schema.org and OpenActive, as sites write them.

const now = new Date('2026-06-05T09:00:00Z')
const on = (day: string, more: Json = {}): Json => ({ startDate: `${day}T18:00`, endDate: `${day}T19:00`, ...more })
const session = (day: string, more: object = {}) => ({
  ...{ startsAt: `${day}T17:00:00.000Z`, endsAt: `${day}T18:00:00.000Z` },
  ...more,
})

describe('the dates of a node', () => {
  const dates = (node: Json, ...parts: Json[]) => datesOfNode(node, [node, ...parts], now)

  test('are its own', () => {
    expect(dates(on('2026-07-07'))).toEqual({ sessions: [session('2026-07-07')], wording: undefined, problems: [] })
    expect(dates({})).toEqual({ sessions: [], wording: undefined, problems: [] })
  })

  test('without an end last an hour', () => {
    expect(dates({ startDate: '2026-07-07T18:00' }).sessions).toEqual([session('2026-07-07')])
  })

  test('are those of its parts where it has any, in order and each once', () => {
    const parts = [on('2026-07-14'), on('2026-07-07'), on('2026-07-14')]
    expect(dates(on('2026-07-01'), ...parts).sessions).toEqual([session('2026-07-07'), session('2026-07-14')])
    expect(datesOfNode({}, parts, now).sessions).toHaveLength(2)
    expect(dates({ startDate: 'every Monday' }, ...parts).sessions).toHaveLength(2)
  })

  test('of a part may be not as planned, or full; those of the node itself are a state of the whole', () => {
    const cancelled = { eventStatus: 'https://schema.org/EventCancelled' }
    const full = { offers: { availability: 'https://schema.org/SoldOut' } }
    expect(
      datesOfNode(
        {},
        [on('2026-07-07', cancelled), on('2026-07-08', full), on('2026-07-09', { ...cancelled, ...full })],
        now,
      ).sessions,
    ).toEqual([
      session('2026-07-07', { status: 'cancelled' }),
      session('2026-07-08', { status: 'full' }),
      session('2026-07-09', { status: 'cancelled' }),
    ])
    expect(dates(on('2026-07-07', cancelled)).sessions).toEqual([session('2026-07-07')])
  })

  test('by a schedule count instead of its first day', () => {
    const eventSchedule = {
      startDate: '2026-07-07',
      repeatFrequency: 'P1W',
      repeatCount: 2,
      startTime: '18:00',
      endTime: '19:00',
    }
    expect(dates({ ...on('2026-07-01'), eventSchedule }).sessions).toEqual([
      session('2026-07-07'),
      session('2026-07-14'),
    ])
  })

  test('in words, wrong or without an end after their start are problems', () => {
    expect(dates({ startDate: 'Every Tuesday' })).toEqual({
      ...{ sessions: [], wording: 'Every Tuesday', problems: ['date-in-words'] },
    })
    expect(dates({ startDate: '2026-02-31' }).problems).toEqual(['bad-date'])
    expect(dates({ ...on('2026-07-07'), endDate: '2026-07-07T17:00' })).toMatchObject({
      ...{ sessions: [session('2026-07-07')], problems: ['end-before-start'] },
    })
    expect(dates({ eventSchedule: [{ '@type': 'Schedule' }, { '@type': 'Schedule' }] }).problems).toEqual([
      'bad-date',
      'bad-date',
    ])
  })
})

test.each<[Json, boolean]>([
  [{}, false],
  [{ offers: {} }, false],
  [{ offers: { availability: 'https://schema.org/SoldOut' } }, true],
  [{ offers: [{ availability: 'SoldOut' }, { price: 5 }] }, true],
  [{ offers: [{ availability: 'SoldOut' }, { availability: 'InStock' }] }, false],
  [{ offers: { availability: 'SoldOutside' } }, false],
  [{ remainingAttendeeCapacity: 0 }, true],
  [{ remainingAttendeeCapacity: '0' }, true],
  [{ remainingAttendeeCapacity: 3 }, false],
])('%j is sold out: %s', (node, expected) => {
  expect(isSoldOut(node)).toBe(expected)
})

describe('the price of a node', () => {
  const price = (node: Json, ...offers: Json[]) => {
    const { costPence, costNote } = priceOf(node, offers)
    return [costPence, costNote]
  }

  test.each<[Json, number | null, string | null]>([
    [{ price: 5 }, 500, null],
    [{ price: '4.50', priceCurrency: 'GBP' }, 450, null],
    [{ price: 'Free' }, 0, null],
    [{ price: 5, priceCurrency: 'EUR' }, null, '€5'],
    [{ price: 5, priceCurrency: 'USD' }, null, '$5'],
    [{ price: 5, priceCurrency: 'CHF' }, null, 'CHF 5'],
    [{ lowPrice: 5, highPrice: 5 }, 500, null],
    [{ highPrice: 5 }, 500, null],
    [{ lowPrice: 5 }, null, 'From £5'],
    [{ lowPrice: 5, highPrice: 8 }, null, '£5–£8'],
    [{ lowPrice: 5, highPrice: 8, priceCurrency: 'EUR' }, null, '€5–€8'],
    [{ lowPrice: 5, highPrice: 8, priceCurrency: 'USD' }, null, '$5–$8'],
    [{ lowPrice: 5, priceCurrency: 'CHF' }, null, 'From CHF 5'],
    [{ priceSpecification: { price: 6 } }, 600, null],
    [{ priceSpecification: { price: 6, priceCurrency: 'EUR' } }, null, '€6'],
    [{ priceSpecification: { price: 6 }, priceCurrency: 'EUR' }, null, '€6'],
    [{ priceSpecification: [{ price: 6 }, { name: 'unknown' }] }, 600, null],
    [{ availability: 'InStock' }, null, null],
  ])('by the offer %j', (offer, costPence, costNote) => {
    expect(price({}, offer)).toEqual([costPence, costNote])
  })

  test('of offers that differ is in the words of each', () => {
    expect(price({}, { name: 'Adult', price: 5 }, { name: '<b>Child</b>', price: 2 })).toEqual([
      null,
      'Adult £5, Child £2',
    ])
    const specified = { name: 'Ticket', priceSpecification: [{ name: 'Adult', price: 5 }, { price: 2 }] }
    expect(price({}, specified)).toEqual([null, 'Adult £5, Ticket £2'])
    expect(price({}, { name: 'Seat', lowPrice: 5, highPrice: 8 }, { price: 1 })).toEqual([null, 'Seat £5–£8, £1'])
  })

  test.each<[Json, Json[], number | null]>([
    [{ isAccessibleForFree: true }, [], 0],
    [{ isAccessibleForFree: 'https://schema.org/True' }, [], 0],
    [{ isFree: 'true' }, [], 0],
    [{ isAccessibleForFree: false }, [], null],
    [{ isAccessibleForFree: 'untrue' }, [], null],
    [{}, [], null],
    [{ isAccessibleForFree: true }, [{ price: 5 }], 500],
    [{ isAccessibleForFree: true }, [{ availability: 'InStock' }], 0],
  ])('of %j with offers %j is %s pence', (node, offers, pence) => {
    expect(price(node, ...offers)[0]).toBe(pence)
  })
})

test.each<[Json, number | null, number | null]>([
  [{ ageRange: { minValue: 5, maxValue: 11 } }, 5, 11],
  [{ ageRange: { minValue: 16 } }, 16, null],
  [{ ageRange: { maxValue: 25 } }, 0, 25],
  [{ ageRange: { minValue: 0, maxValue: 4.5 } }, 0, 4],
  [{ ageRange: { minValue: -1, maxValue: 121 } }, 0, null],
  [{ ageRange: { minValue: 120, maxValue: 120 } }, 120, 120],
  [{ audience: { suggestedMinAge: 13, suggestedMaxAge: 19 } }, 13, 19],
  [{ audience: [{ requiredMinAge: '18', requiredMaxAge: '30' }] }, 18, 30],
  [{ ageRange: { minValue: 5, maxValue: 6 }, audience: { suggestedMinAge: 13, suggestedMaxAge: 19 } }, 5, 6],
  [{ audience: { suggestedMinAge: 13, suggestedMaxAge: 19, requiredMinAge: 1, requiredMaxAge: 99 } }, 13, 19],
  [{ typicalAgeRange: '7-9' }, 7, 9],
  [{ typicalAgeRange: '18-' }, 18, null],
  [{ ageRange: { name: '16+' } }, 16, null],
  [{ typicalAgeRange: '7-9', ageRange: { name: '16+' } }, 7, 9],
  [{}, null, null],
])('%j is for the ages of %s to %s', (node, ageMin, ageMax) => {
  expect(agesOfNode(node)).toMatchObject({ ageMin, ageMax })
})

test('several ranges of ages are said in words', () => {
  expect(agesOfNode({ typicalAgeRange: ['5-11', 7, null, '12-16'] })).toEqual({
    ...{ ageMin: null, ageMax: null, ageNote: '5-11, 7, 12-16' },
  })
})

describe('where a node is', () => {
  const where = (...parts: Json[]) => whereOfNode(parts, undefined)
  const hall = {
    ...{ '@type': 'Place', name: 'Town Hall', geo: { latitude: '50.82', longitude: '-0.13' } },
    address: { streetAddress: '1 Bartholomew Square', addressLocality: 'Brighton', postalCode: 'bn11ja' },
  }
  const virtual = { '@type': 'VirtualLocation', url: 'https://zoom.example/1' }
  const hallWhere = {
    ...{ address: 'Town Hall, 1 Bartholomew Square, Brighton', postcode: 'BN1 1JA' },
    ...{ latitude: 50.82, longitude: -0.13 },
  }
  const nowhere = { address: null, postcode: null, latitude: null, longitude: null }

  test('is its place, with position and postcode', () => {
    expect(where({ location: hall })).toEqual({ ...hallWhere, mode: null })
    expect(where({})).toEqual({ ...nowhere, mode: null })
  })

  test('may be said as a text', () => {
    expect(where({ location: 'Town Hall, BN1 1JA' })).toEqual({
      ...nowhere,
      ...{ address: 'Town Hall, BN1 1JA', postcode: 'BN1 1JA', mode: null },
    })
    expect(where({ location: 'Zoom' })).toEqual({ ...nowhere, mode: 'online' })
  })

  test('says each part of an address once', () => {
    const addressed = (name: string, address: unknown) => where({ location: { name, address } }).address
    expect(addressed('Town Hall', 'Town Hall, Brighton')).toBe('Town Hall, Brighton')
    expect(addressed('Brighton', { addressLocality: 'Brighton' })).toBe('Brighton')
    expect(addressed('Hall', { streetAddress: 'Hall Road 1', addressLocality: 'Hove' })).toBe('Hall Road 1, Hove')
    expect(addressed('<b>Hall</b>', { addressLocality: 'Hove' })).toBe('Hall, Hove')
  })

  test('keeps a postcode that is none of ours, and finds one in the address', () => {
    const of = (address: unknown) => where({ location: { name: 'Hall', address } }).postcode
    expect(of({ postalCode: '75001' })).toBe('75001')
    expect(of({ streetAddress: 'Square, BN1 1JA' })).toBe('BN1 1JA')
    expect(of({ streetAddress: 'Square' })).toBeNull()
  })

  test('may be known by its position alone', () => {
    expect(where({ location: { geo: { latitude: 50.8, longitude: -0.1 } } })).toEqual({
      ...nowhere,
      ...{ latitude: 50.8, longitude: -0.1, mode: null },
    })
    expect(where({ location: { geo: { latitude: 50.8 } } })).toMatchObject({ latitude: 50.8, longitude: null })
  })

  test('with words for online and a position is a place', () => {
    expect(where({ location: { name: 'Online', geo: { latitude: 50.8, longitude: -0.1 } } })).toMatchObject({
      mode: null,
    })
    expect(where({ location: { name: 'Online' } })).toEqual({ ...nowhere, mode: 'online' })
  })

  test.each<[string, Json[], string | null]>([
    ['a place', [{ location: hall }], null],
    ['a link', [{ location: virtual }], 'online'],
    ['a link by its old name', [{ location: { type: 'VirtualLocation' } }], 'online'],
    ['a place and a link', [{ location: [hall, virtual] }], 'both'],
    ['a place, and a link of a part', [{ location: hall }, { location: virtual }], 'both'],
    ['a place and Zoom', [{ location: [hall, 'Zoom'] }], 'both'],
    ['a hall and Zoom in one text', [{ location: 'Town Hall and Zoom' }], 'both'],
    ['no location, and mixed', [{ eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode' }], 'both'],
    ['a place, and online', [{ location: hall, eventAttendanceMode: 'OnlineEventAttendanceMode' }], 'online'],
    ['a link, and offline', [{ location: virtual, eventAttendanceMode: 'OfflineEventAttendanceMode' }], 'in-person'],
    ['course modes', [{ courseMode: ['online', 'onsite'] }], 'both'],
    ['a blended course', [{ courseMode: 'Blended' }], 'both'],
    ['a course on site', [{ courseMode: 'onsite' }], 'in-person'],
    ['an online course', [{ courseMode: 'online' }], 'online'],
    ['modes of two parts', [{ courseMode: 'online' }, { courseMode: 'onsite' }], 'both'],
    ['a mode in words of a part', [{}, { attendanceMode: 'Face to face' }], 'in-person'],
    ['a mode that is none', [{ attendanceMode: 'Somehow' }, { attendanceMode: 'virtual' }], 'online'],
    ['a location that is nothing', [{ location: [7, null] }], null],
  ])('is said by %s', (_, parts, mode) => {
    expect(where(...parts).mode).toBe(mode)
  })

  test('moved online is online, and keeps where it was', () => {
    expect(whereOfNode([{ location: hall }], 'moved-online')).toEqual({ ...hallWhere, mode: 'online' })
    expect(whereOfNode([{ location: hall }], 'postponed')).toEqual({ ...hallWhere, mode: null })
  })

  test('is the first place that says where it is', () => {
    expect(where({ location: [{ name: '' }, virtual, hall] })).toEqual({ ...hallWhere, mode: 'both' })
  })
})
