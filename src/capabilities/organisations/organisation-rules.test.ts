import { describe, expect, test } from 'vitest'
import { oldestReview, safeguardingGapOf, slugOf } from './organisation-rules.ts'

const now = new Date('2026-06-05T09:00:00Z')

describe('what an organisation owes before it lists anything for under-18s', () => {
  const safe = {
    safeguardingLead: 'Sam Safe',
    safeguardingPolicyUrl: 'https://library.example/safe',
    safeguardingReviewedOn: '2026-01-10',
  }

  test.each([
    [{}, undefined],
    [{ safeguardingLead: null }, 'no-safeguarding-lead'],
    [{ safeguardingPolicyUrl: null }, 'no-safeguarding-policy'],
    [{ safeguardingReviewedOn: null }, 'safeguarding-review-is-old'],
    [{ safeguardingReviewedOn: '2024-06-05' }, undefined],
    [{ safeguardingReviewedOn: '2024-06-04' }, 'safeguarding-review-is-old'],
    [{ safeguardingLead: null, safeguardingPolicyUrl: null, safeguardingReviewedOn: null }, 'no-safeguarding-lead'],
    [{ safeguardingPolicyUrl: null, safeguardingReviewedOn: null }, 'no-safeguarding-policy'],
  ])('with %o is %s', (change, gap) => {
    expect(safeguardingGapOf({ ...safe, ...change }, now)).toBe(gap)
  })

  test('a review counts for two years, to the day', () => {
    expect(oldestReview(now).toISOString()).toBe('2024-06-05T00:00:00.000Z')
  })
})

test.each([
  ['Jubilee Library', 'jubilee-library'],
  ['Sgŵd yr Eira', 'sgwd-yr-eira'],
  ["The Baker’s & Maker's", 'the-bakers-makers'],
  ['  – Hello –  ', 'hello'],
  ['UPPER 3', 'upper-3'],
  ['日本', 'untitled'],
  ['', 'untitled'],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ['b'.repeat(80), 'b'.repeat(60)],
])('%s has the address %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
