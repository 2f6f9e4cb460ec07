import { describe, expect, test } from 'vitest'
import { standings } from './organisation.ts'
import {
  decisionRefusalOf,
  newReference,
  oldestReview,
  safeguardingGapOf,
  slugOf,
  stepOf,
} from './organisation-rules.ts'

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

describe('a decision about an organisation', () => {
  test.each([
    ['approved', ['waiting', 'more-asked', 'refused', 'suspended']],
    ['more-asked', ['waiting']],
    ['refused', ['waiting', 'more-asked']],
    ['suspended', ['approved']],
  ] as const)('%s follows from %s and nothing else', (decision, from) => {
    const note = 'A reason'
    for (const standing of standings) {
      const expected = from.some((one) => one === standing) ? undefined : 'decided-meanwhile'
      expect(decisionRefusalOf({ decision, standing, note }), standing).toBe(expected)
    }
  })

  test('needs an organisation, a reason unless it lets it in, and the standing that was seen', () => {
    expect(decisionRefusalOf({ decision: 'approved', standing: undefined, note: null })).toBe('organisation-not-found')
    expect(decisionRefusalOf({ decision: 'approved', standing: 'waiting', note: null })).toBeUndefined()
    for (const decision of ['more-asked', 'refused'] as const)
      expect(decisionRefusalOf({ decision, standing: 'waiting', note: null })).toBe('note-is-missing')
    expect(decisionRefusalOf({ decision: 'suspended', standing: 'approved', note: null })).toBe('note-is-missing')
    const seen = { decision: 'approved', standing: 'more-asked', note: null } as const
    expect(decisionRefusalOf({ ...seen, seen: 'waiting' })).toBe('decided-meanwhile')
    expect(decisionRefusalOf({ ...seen, seen: 'more-asked' })).toBeUndefined()
  })

  test('is called a restoring where it ends a suspension', () => {
    expect(stepOf('approved', 'suspended')).toBe('restored')
    expect(stepOf('approved', 'waiting')).toBe('approved')
    expect(stepOf('suspended', 'approved')).toBe('suspended')
  })

  test.each([
    [[0, 0, 0, 0, 0], 'WM-2222-2222'],
    [[255, 255, 255, 255, 255], 'WM-ZZZZ-ZZZZ'],
    [[0, 68, 50, 20, 199], 'WM-2345-6789'],
  ])('%j is the reference %s', (bytes, reference) => {
    expect(newReference(new Uint8Array(bytes))).toBe(reference)
  })
})
