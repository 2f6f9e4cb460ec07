import { describe, expect, test } from 'vitest'
import type { FeedListing } from './feed.ts'
import { type Candidate, mendedPairs, samenessOf, titleLikeness } from './match-rules.ts'

const pavilion = { latitude: 50.8225, longitude: -0.1372 }
/** A degree of latitude is some 111 km: 0.001 is 111 m. */
const north = (degrees: number) => ({ ...pavilion, latitude: pavilion.latitude + degrees })
const noon = '2026-07-07T11:00:00.000Z'

const listing = (more: Partial<FeedListing> = {}) =>
  ({
    ...{ externalId: 'one', title: 'Coding club', sessions: [{ startsAt: noon, endsAt: '2026-07-07T12:00:00.000Z' }] },
    ...{ address: 'Royal Pavilion', postcode: 'BN1 1EE', ...pavilion },
    ...more,
  }) as FeedListing
const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  ...{ id: 'here', organisationId: 'library', title: 'Coding club', ...pavilion, starts: [new Date(noon)] },
  ...more,
})
const nowhere = { latitude: null, longitude: null }
const later = [new Date('2026-07-08T11:00:00Z')]
const sameness = (l: Partial<FeedListing>, c: Partial<Candidate>, organisationId = 'library') =>
  samenessOf(listing(l), candidate(c), { organisationId })

describe('the same title of the same provider', () => {
  test.each<[string, Partial<FeedListing>, Partial<Candidate>, string | undefined]>([
    ['at the same place and time is the same', {}, {}, 'match'],
    ['in other letters, accents and signs is the same', { title: 'CÓDING  club!' }, {}, 'match'],
    ['within a quarter of a kilometre is the same', north(0.002), {}, 'match'],
    ['further away is something else', north(0.0024), {}, undefined],
    ['that says nowhere where is the same', nowhere, {}, 'match'],
    ['that is known to be nowhere is the same', {}, nowhere, 'match'],
    ['with half a position is the same', { latitude: null }, {}, 'match'],
    ['with the other half is the same', { longitude: null }, {}, 'match'],
    ['that is known by half a position is the same', {}, { latitude: null }, 'match'],
    ['that is known by the other half is the same', {}, { longitude: null }, 'match'],
    ['at another time is doubtful', {}, { starts: later }, 'doubtful'],
    ['without a time is the same', { sessions: [] }, {}, 'match'],
    ['known without a time is the same', {}, { starts: [] }, 'match'],
    ['with one of several times in common is the same', {}, { starts: [...later, new Date(noon)] }, 'match'],
  ])('%s', (_, l, c, expected) => {
    expect(sameness(l, c)).toBe(expected)
  })
})

describe('the same title of another provider', () => {
  test.each<[string, Partial<FeedListing>, Partial<Candidate>, string | undefined]>([
    ['at the same place and time is doubtful', {}, {}, 'doubtful'],
    ['at another time is something else', {}, { starts: later }, undefined],
    ['further away is something else', north(0.01), {}, undefined],
    ['that says nowhere where is something else', nowhere, {}, undefined],
    ['without a time is something else', { sessions: [] }, {}, undefined],
  ])('%s', (_, l, c, expected) => {
    expect(sameness(l, c, 'college')).toBe(expected)
  })
})

describe('a title much alike', () => {
  const alike = { title: 'Coding clubs' }
  test.each<[string, Partial<FeedListing>, Partial<Candidate>, string | undefined]>([
    ['at the same place and time is doubtful', alike, {}, 'doubtful'],
    ['at another time is something else', alike, { starts: later }, undefined],
    ['without a place is something else', { ...alike, ...nowhere }, {}, undefined],
    ['and one with little in common is something else', { title: 'Pottery for all' }, {}, undefined],
  ])('%s', (_, l, c, expected) => {
    expect(sameness(l, c)).toBe(expected)
    expect(sameness(l, c, 'college')).toBe(expected)
  })
})

test('a title is much alike from six tenths on', () => {
  // Of five groups of three letters each, three are in common.
  expect(titleLikeness('abcde', 'abcdx')).toBe(0.6)
  expect(sameness({ title: 'abcde' }, { title: 'abcdx' })).toBe('doubtful')
})

test('one date of several in common is the same time', () => {
  const [first] = listing().sessions
  const another = { startsAt: '2026-09-01T10:00:00.000Z', endsAt: '2026-09-01T11:00:00.000Z' }
  expect(sameness({ sessions: [another, ...(first ? [first] : [])] }, {}, 'college')).toBe('doubtful')
})

test('half a position is none, on either side', () => {
  for (const half of [{ latitude: null }, { longitude: null }]) {
    expect(sameness(half, {}, 'college')).toBeUndefined()
    expect(sameness({}, half, 'college')).toBeUndefined()
  }
})

describe('the likeness of two titles', () => {
  test.each([
    ['Coding club', 'Coding club', 1],
    ['Coding club', 'coding-CLUB', 1],
    ['Dawns werin', 'Dawns Werin', 1],
    ['Llên', 'Llen', 1],
    ['abc', 'xyz', 0],
    ['', '', 0],
    ['', 'Coding', 0],
    ['Coding', '!!!', 0],
    ['a b', 'ab', 0],
    // Groups of " ab ": " ab", "ab "; of " abc ": " ab", "abc", "bc ": one of five in common, twice counted.
    ['ab', 'abc', 0.4],
  ])('%j and %j is %d', (one, other, likeness) => {
    expect(titleLikeness(one, other)).toBeCloseTo(likeness, 10)
    expect(titleLikeness(other, one)).toBeCloseTo(likeness, 10)
  })
})

describe('what vanished and what came', () => {
  const known = (externalId: string, more: Partial<FeedListing> = {}) => ({
    externalId,
    listing: listing({ externalId, ...more }),
  })
  const elsewhere = { address: 'Town Hall', postcode: 'BN1 1JA' }
  const otherTime = { sessions: [{ startsAt: '2026-08-01T10:00:00.000Z', endsAt: '2026-08-01T11:00:00.000Z' }] }
  const twice = { sessions: [...otherTime.sessions, ...listing().sessions] }
  const pairs = (before: ReturnType<typeof known>[], after: ReturnType<typeof known>[]) =>
    mendedPairs(before, after).map((pair) => [pair.before.externalId, pair.after.externalId])
  const old = known('old')

  test.each<[string, Partial<FeedListing>, boolean]>([
    ['of the same title, elsewhere and at another time', { ...elsewhere, ...otherTime }, true],
    ['of a title much alike at the same time', { title: 'Coding clubs', ...elsewhere }, true],
    [
      'of a title much alike at one of several times in common',
      { title: 'Coding clubs', ...elsewhere, ...twice },
      true,
    ],
    ['of a title much alike at the same place', { title: 'Coding clubs', ...otherTime }, true],
    ['of a title much alike at another place and time', { title: 'Coding clubs', ...elsewhere, ...otherTime }, false],
    [
      'at the same address with another postcode and time',
      { title: 'Coding clubs', postcode: 'PL1 1AA', ...otherTime },
      false,
    ],
    ['of another address with the same postcode', { title: 'Coding clubs', address: 'Dome', ...otherTime }, false],
    ['of another title at the same place and time', { title: 'Pottery for all' }, false],
  ])('%s are one thing: %s', (_, more, isOne) => {
    expect(pairs([old], [known('new', more)])).toEqual(isOne ? [['old', 'new']] : [])
  })

  test('are one thing from six tenths of a title on', () => {
    expect(pairs([known('old', { title: 'abcde' })], [known('new', { title: 'abcdx', ...otherTime })])).toEqual([
      ['old', 'new'],
    ])
  })

  test('are told apart where one could be several', () => {
    expect(pairs([old], [known('new'), known('newer')])).toEqual([])
    expect(pairs([old, known('older')], [known('new')])).toEqual([])
    const pottery = { title: 'Pottery for all' }
    expect(pairs([old, known('p', pottery)], [known('q', pottery), known('new')])).toEqual([
      ['p', 'q'],
      ['old', 'new'],
    ])
    expect(pairs([], [])).toEqual([])
  })
})
