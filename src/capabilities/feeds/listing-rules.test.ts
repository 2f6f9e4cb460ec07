import { describe, expect, test } from 'vitest'
import { forLearners, noContact, type OpportunityContent } from '#capabilities/opportunities/opportunity.ts'
import type { Neighbourhood } from '#capabilities/places/place.ts'
import type { FeedDefaults, FeedListing } from './feed.ts'
import { contentOf, leaveOutOf, revised, storable } from './listing-rules.ts'

const now = new Date('2026-06-05T09:00:00Z')
const middle = { latitude: 50.8225, longitude: -0.1372 }
const defaults: FeedDefaults = { kind: 'course', theme: 'digital', ageMin: 16, includePast: false, withinMiles: 10 }

const plain: FeedListing = {
  ...{ externalId: 'one', ref: null, title: 'Coding club', summary: null, description: null, sessions: [] },
  ...{ address: null, postcode: null, latitude: null, longitude: null, mode: null, ageMin: null, ageMax: null },
  ...{ costPence: null, url: null, provider: null, kind: null },
}
const session = (startsAt: string, endsAt: string, status?: 'cancelled' | 'postponed') => ({
  ...{ startsAt, endsAt },
  ...(status && { status }),
})
const past = session('2026-06-04T09:00:00Z', '2026-06-04T10:00:00Z')
const coming = session('2026-07-04T09:00:00Z', '2026-07-04T10:00:00Z')

describe('a listing is left out', () => {
  const why = (more: Partial<FeedListing>, own: Partial<FeedDefaults> = {}) =>
    leaveOutOf({ ...plain, ...more }, { defaults: { ...defaults, ...own }, middle, now })
  /** A mile is 1,609.344 m, and a degree of latitude some 111.2 km: 10 miles are 0.1447 degrees. */
  const north = (degrees: number) => ({ latitude: middle.latitude + degrees, longitude: middle.longitude })

  test.each<[string, Partial<FeedListing>, string | undefined]>([
    ['not without dates', {}, undefined],
    ['when all of its dates are over', { sessions: [past, past] }, 'is-over'],
    [
      'at the moment at which its last date ends',
      { sessions: [session('2026-06-05T08:00:00Z', '2026-06-05T09:00:00Z')] },
      'is-over',
    ],
    ['not while one of its dates is to come', { sessions: [past, coming] }, undefined],
    ['not while a date goes on', { sessions: [session('2026-06-05T08:00:00Z', '2026-06-05T10:00:00Z')] }, undefined],
    ['when it is cancelled', { status: 'cancelled' }, 'is-cancelled'],
    ['when each of its dates is', { sessions: [{ ...coming, status: 'cancelled' }] }, 'is-cancelled'],
    ['not when one of its dates is', { sessions: [{ ...coming, status: 'cancelled' }, coming] }, undefined],
    ['not when it is postponed', { status: 'postponed', sessions: [{ ...coming, status: 'postponed' }] }, undefined],
    ['when it is further away than the feed says', north(0.15), 'too-far'],
    ['not when it is within that', north(0.144), undefined],
    ['not when only half of its position is known', { latitude: 0 }, undefined],
    ['not when only the other half is', { longitude: 0 }, undefined],
  ])('%s', (_, more, expected) => {
    expect(why(more)).toBe(expected)
  })

  test('not for being over where the feed takes in the past', () => {
    expect(why({ sessions: [past] }, { includePast: true })).toBeUndefined()
  })
})

describe('the opportunity that a listing makes', () => {
  const neighbourhood = (id: string, degrees: number) =>
    ({
      id,
      slug: id,
      name: id,
      nameCy: null,
      latitude: middle.latitude + degrees,
      longitude: middle.longitude,
    }) as Neighbourhood
  const booking = { onPage: { en: 'Book there', cy: 'Archebwch yno' }, ask: { en: 'Ask', cy: 'Gofynnwch' } }
  const made = (more: Partial<FeedListing> = {}, neighbourhoods: Neighbourhood[] = []) =>
    contentOf({ ...plain, ...more }, { defaults, neighbourhoods, skills: [], booking })
  const content = (more: Partial<FeedListing> = {}, neighbourhoods: Neighbourhood[] = []) =>
    made(more, neighbourhoods).content

  test('that says only its title has the defaults of its feed', () => {
    expect(made()).toEqual({
      sessions: [],
      content: {
        ...{ kind: 'course', theme: 'digital', eventStatus: 'scheduled', title: 'Coding club', titleCy: null },
        ...{ summary: 'Coding club', summaryCy: null, description: 'Coding club', descriptionCy: null },
        ...{ mode: 'in-person', neighbourhoodId: null, address: null, latitude: null, longitude: null },
        ...{ ageMin: 16, ageMax: 120, ageNote: null, costPence: null, costNote: null, costNoteCy: null },
        ...{ access: [], skills: [], languages: ['en'], booking: 'Ask', bookingCy: 'Gofynnwch', bookingUrl: null },
        ...forLearners,
        ...noContact,
      },
    })
  })

  test('that says more has what it says', () => {
    const more: Partial<FeedListing> = {
      ...{ kind: 'event', theme: 'arts', status: 'postponed', titleCy: 'Clwb codio', mode: 'online' },
      ...{ summary: 'Short', description: 'Long', costPence: 500, costNote: '£5 a time', url: 'https://a.example/1' },
    } as Partial<FeedListing>
    expect(content(more)).toMatchObject({
      ...{ kind: 'event', theme: 'arts', eventStatus: 'postponed', titleCy: 'Clwb codio', mode: 'online' },
      ...{ summary: 'Short', description: 'Long', costPence: 500, costNote: '£5 a time' },
      ...{ booking: 'Book there', bookingCy: 'Archebwch yno', bookingUrl: 'https://a.example/1' },
    })
  })

  test('has its dates, each as planned or not', () => {
    expect(made({ sessions: [coming, { ...past, status: 'cancelled' }] }).sessions).toEqual([
      { startsAt: new Date(coming.startsAt), endsAt: new Date(coming.endsAt), eventStatus: 'scheduled' },
      { startsAt: new Date(past.startsAt), endsAt: new Date(past.endsAt), eventStatus: 'cancelled' },
    ])
  })

  test('is summed up by its summary, else by the first line that says something', () => {
    expect(content({ description: '\n  \nFirst line.\nSecond.' })).toMatchObject({
      ...{ summary: 'First line.', description: '\n  \nFirst line.\nSecond.' },
    })
    expect(content({ summary: 'Short.' })).toMatchObject({ summary: 'Short.', description: 'Short.' })
    expect(content({ description: '\n' })).toMatchObject({ summary: '\n' })
  })

  test('says its dates in words and who gives it behind its text, if that does not say so', () => {
    expect(content({ description: 'Text', datesNote: 'Most weeks', provider: 'Library' }).description).toBe(
      'Text\n\nMost weeks\n\nLibrary',
    )
    expect(content({ description: 'At the Library', provider: 'Library' }).description).toBe('At the Library')
  })

  test.each<[Partial<FeedListing>, string | null]>([
    [{ address: 'Town Hall', postcode: 'BN1 1JA' }, 'Town Hall, BN1 1JA'],
    [{ address: 'Town Hall, BN1 1JA', postcode: 'BN1 1JA' }, 'Town Hall, BN1 1JA'],
    [{ address: 'Town Hall' }, 'Town Hall'],
    [{ postcode: 'BN1 1JA' }, 'BN1 1JA'],
    [{}, null],
  ])('is at the address %j', (more, address) => {
    expect(content(more).address).toBe(address)
  })

  test('is in the nearest neighbourhood, if that is within three kilometres', () => {
    const [near, nearer, far] = [
      neighbourhood('near', 0.02),
      neighbourhood('nearer', -0.01),
      neighbourhood('far', 0.03),
    ]
    const of = (some: Neighbourhood[], position = middle) => content(position, some).neighbourhoodId
    expect(of([near, nearer])).toBe('nearer')
    expect(of([near])).toBe('near')
    expect(of([far])).toBeNull()
    expect(of([])).toBeNull()
    expect(content({ latitude: middle.latitude }, [near]).neighbourhoodId).toBeNull()
    expect(content({ longitude: middle.longitude }, [near]).neighbourhoodId).toBeNull()
    expect(content(middle, [near])).toMatchObject(middle)
  })

  test('keeps within what a page shows', () => {
    const long = 'word '.repeat(1000)
    const { titleCy, summary, description, address, costNote, ageNote } = content({
      ...{ titleCy: long, summary: long, description: long, address: long, costNote: long, ageNote: long },
    })
    expect([titleCy, summary, description, address, costNote, ageNote].map((one) => one?.length)).toEqual([
      ...[120, 300, 4000, 300, 120, 120],
    ])
  })

  test.each<[string, Partial<FeedListing>, number, number, string | null]>([
    ['the numbers that it says', { ageMin: 11, ageMax: 14 }, 11, 14, null],
    ['a youngest age alone', { ageMin: 18 }, 18, 120, null],
    ['an oldest age alone, from the age of the feed', { ageMax: 25 }, 16, 25, null],
    ['an oldest age below that of the feed', { ageMax: 11 }, 16, 16, null],
    ['words about adults', { ageNote: 'Over 18s' }, 16, 120, 'Over 18s'],
    ['other words, which may be about children', { ageNote: 'Key stage 2' }, 0, 120, 'Key stage 2'],
    ['a title about children', { title: 'Toddlers and music' }, 0, 120, null],
    ['a number beside words', { ageMin: 5, ageNote: 'Key stage 2' }, 5, 120, 'Key stage 2'],
  ])('is for the ages of %s', (_, more, ageMin, ageMax, ageNote) => {
    expect(content(more)).toMatchObject({ ageMin, ageMax, ageNote })
  })
})

describe('what a database can keep', () => {
  test('has no null character and no half of a sign, however deep it stands', () => {
    expect(storable({ a: 'x\0y', b: ['\ud800', { c: 'z\0' }], d: 7, e: null, f: true, g: undefined })).toEqual({
      ...{ a: 'xy', b: ['\ufffd', { c: 'z' }], d: 7, e: null, f: true, g: undefined },
    })
    expect(storable('plain')).toBe('plain')
    expect(storable(null)).toBeNull()
    expect(storable([])).toEqual([])
  })
})

test('a change carries over only what the source says differently, and what a person wrote stays', () => {
  const before = { title: 'Coding', summary: 'Old', skills: [], costPence: 500 } as unknown as OpportunityContent
  const after = { ...before, summary: 'New', skills: [] }
  const current = { ...before, title: 'Coding for everybody', summary: 'By hand' }
  expect(revised(current, { before, after })).toEqual({ ...current, summary: 'New' })
  expect(revised(current, { before, after: before })).toEqual(current)
})
