import { expect, test } from 'vitest'
import {
  decisionRefusalOf,
  preferenceEffect,
  proposalRefusalOf,
  shortlistRefusalOf,
  staysWithinLimit,
} from './decision-rules.ts'

const proposal = {
  offered: ['a', 'b'],
  reserve: ['c'],
  interviewed: ['a', 'b', 'c', 'd'],
  placements: 2,
  reason: 'Why',
}

test('a proposal names those who were interviewed, once, no more than there are places, with a reason', () => {
  expect(proposalRefusalOf(proposal)).toBeUndefined()
  expect(proposalRefusalOf({ ...proposal, offered: ['a'], reserve: [] })).toBeUndefined()
  expect(proposalRefusalOf({ ...proposal, reserve: ['a'] })).toBe('named-twice')
  expect(proposalRefusalOf({ ...proposal, reserve: ['e'] })).toBe('not-interviewed')
  expect(proposalRefusalOf({ ...proposal, placements: 1 })).toBe('too-many-offers')
  expect(proposalRefusalOf({ ...proposal, reason: ' ' })).toBe('reason-is-missing')
})

test('a decision has its quorum, and more who agree than dissent', () => {
  const votes = (...agrees: boolean[]) =>
    decisionRefusalOf(
      agrees.map((one) => ({ agrees: one })),
      { quorum: 3 },
    )
  expect(votes(true, true)).toBe('quorum-is-missing')
  expect(votes(true, true, false)).toBeUndefined()
  expect(votes(true, false, false)).toBe('majority-is-missing')
  expect(votes(true, true, false, false)).toBe('majority-is-missing')
})

test('a shortlist is about as long as the call said, and never shorter than there are places', () => {
  const size = (count: number) => shortlistRefusalOf({ count, shortlistSize: 5, placements: 2 })
  expect([1, 2, 6, 7].map(size)).toEqual(['too-few', undefined, undefined, 'too-many'])
})

test('the effect of the preference is what totals alone would have done otherwise', () => {
  const ranked = ['london', 'hull', 'leeds', 'kent'].map((id, index) => ({ applicationId: id, rank: index + 1 }))
  const regionOf = (id: string) => ({ hull: 'yorkshire', leeds: 'yorkshire' })[id]
  const effect = (offered: string[], order = ranked) =>
    preferenceEffect({ ranked: order, offered, regionOf, preferred: ['yorkshire'] })
  expect(effect(['london', 'hull'])).toEqual({ broughtIn: [], passedOver: [], isByPreference: true })
  expect(effect(['hull', 'leeds'])).toEqual({ broughtIn: ['leeds'], passedOver: ['london'], isByPreference: true })
  expect(effect(['london', 'kent'])).toEqual({ broughtIn: ['kent'], passedOver: ['hull'], isByPreference: false })
  // Of equals none is passed over.
  const equal = ranked.map((one) => ({ ...one, rank: 1 }))
  expect(effect(['leeds', 'hull'], equal)).toMatchObject({ broughtIn: [], passedOver: [] })
})

test('the subsidy and what was had before stay within £315,000', () => {
  expect(staysWithinLimit({ hadPounds: 270_000, subsidyPounds: 45_000 })).toBe(true)
  expect(staysWithinLimit({ hadPounds: 270_001, subsidyPounds: 45_000 })).toBe(false)
})
