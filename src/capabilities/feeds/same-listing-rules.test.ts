import { expect, test } from 'vitest'
import type { FeedListing } from './feed.ts'
import { joinedById, toldApart } from './same-listing-rules.ts'

const listing = (more: Partial<FeedListing>) =>
  ({ externalId: 'one', title: 'Talk', sessions: [], ...more }) as unknown as FeedListing
const on = (day: number) => ({ startsAt: `2026-07-0${day}T10:00:00Z`, endsAt: `2026-07-0${day}T11:00:00Z` })

test('rows of one number are one listing with a date for each, in order and each once', () => {
  const rows = [
    listing({ sessions: [on(3)] }),
    listing({ externalId: 'two' }),
    listing({ title: 'Later', sessions: [on(1), on(3)] }),
  ]
  expect(joinedById(rows)).toEqual([listing({ sessions: [on(1), on(3)] }), listing({ externalId: 'two' })])
  expect(joinedById([])).toEqual([])
})

test('a row that stands alone stays as it is, dates and state and all', () => {
  const alone = listing({ status: 'full', sessions: [on(2), on(1)] } as Partial<FeedListing>)
  expect(joinedById([alone])).toEqual([alone])
})

test('a state of all rows is that of the listing', () => {
  const rows = [
    listing({ status: 'cancelled', sessions: [on(1)] }),
    listing({ status: 'cancelled', sessions: [on(2)] }),
  ]
  expect(joinedById(rows)).toEqual([listing({ status: 'cancelled', sessions: [on(1), on(2)] })])
})

test('a state of some rows is that of their dates, unless these have one of their own', () => {
  const postponed = { ...on(2), status: 'postponed' as const }
  const rows = [listing({ status: 'cancelled', sessions: [on(1), postponed] }), listing({ sessions: [on(3)] })]
  expect(joinedById(rows)).toEqual([listing({ sessions: [{ ...on(1), status: 'cancelled' }, postponed, on(3)] })])
  expect(joinedById([...rows].reverse())[0]).not.toHaveProperty('status')
})

test('different titles under one derived number are told apart, others are not', () => {
  const derived = (title: string, externalId = 'page') => listing({ externalId, title, isDerivedId: true })
  expect(
    toldApart([derived('A'), derived('B'), derived('A'), derived('C', 'other')]).map((one) => one.externalId),
  ).toEqual([...['page#A', 'page#B', 'page#A', 'other']])
  expect(toldApart([derived('A'), derived('A')]).map((one) => one.externalId)).toEqual(['page', 'page'])
  expect(toldApart([listing({ title: 'A' }), listing({ title: 'B' })]).map((one) => one.externalId)).toEqual([
    'one',
    'one',
  ])
})
