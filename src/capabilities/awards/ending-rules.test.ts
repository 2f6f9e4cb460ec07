import { expect, test } from 'vitest'
import { askDueOf, mayAskRenewal, untilOf } from './ending-rules.ts'

const now = new Date('2026-06-05T09:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const yearAgo = inDays(-365)

test.each<[string, { left: number; asked: number; awardedAt?: Date }, { days?: number; asked: number }]>([
  ['61 days before', { left: 61, asked: 0 }, { asked: 0 }],
  ['60 days before', { left: 60, asked: 0 }, { days: 60, asked: 1 }],
  ['once asked, not again', { left: 40, asked: 1 }, { asked: 1 }],
  ['14 days before', { left: 14, asked: 1 }, { days: 14, asked: 2 }],
  ['14 days before, the first day missed', { left: 10, asked: 0 }, { days: 14, asked: 2 }],
  ['asked twice', { left: 3, asked: 2 }, { asked: 2 }],
  ['when it is over', { left: 0, asked: 0 }, { asked: 0 }],
  ['a badge for three months, at 60 days', { left: 60, asked: 0, awardedAt: inDays(-30) }, { asked: 1 }],
  ['a badge for three months, at 14 days', { left: 14, asked: 1, awardedAt: inDays(-76) }, { days: 14, asked: 2 }],
  ['a badge for three weeks', { left: 14, asked: 0, awardedAt: inDays(-7) }, { asked: 2 }],
])('asks about the end of a badge: %s', (_, { left, asked, awardedAt = yearAgo }, due) => {
  expect(askDueOf({ awardedAt, validUntil: inDays(left), asked }, now)).toEqual(due)
})

test.each<[string, unknown]>([
  ['2026-06-05', { until: new Date('2026-06-05T23:00:00Z') }],
  ['2026-12-24', { until: new Date('2026-12-25T00:00:00Z') }],
  ['2026-06-04', { refusal: 'date-is-past' }],
  ['2026-02-30', { refusal: 'date-is-wrong' }],
  ['5 June', { refusal: 'date-is-wrong' }],
  ['', { refusal: 'date-is-wrong' }],
  ['2036-06-05', { until: new Date('2036-06-05T23:00:00Z') }],
  ['2037-06-05', { refusal: 'date-is-too-far' }],
  ['9999-12-31', { refusal: 'date-is-too-far' }],
])('the last day %s', (day, answer) => {
  expect(untilOf(day, now)).toEqual(answer)
})

test.each<[string, { left: number; awardedAt?: Date }, boolean]>([
  ['61 days before its end', { left: 61 }, false],
  ['60 days before its end', { left: 60 }, true],
  ['when it is over', { left: 0 }, false],
  ['afterwards', { left: -1 }, false],
  ['a badge for a month, on its second day', { left: 29, awardedAt: inDays(-2) }, false],
  ['a badge for a month, in its last week', { left: 7, awardedAt: inDays(-24) }, true],
])('a learner may ask for renewal: %s', (_, { left, awardedAt = yearAgo }, may) => {
  expect(mayAskRenewal({ awardedAt, validUntil: inDays(left) }, now)).toBe(may)
})
