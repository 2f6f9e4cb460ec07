import { expect, test } from 'vitest'
import { askedAbout, isAnswerable } from './answer-rules.ts'

const now = new Date('2026-06-05T12:00:00Z')
const hoursAgo = (count: number) => new Date(now.getTime() - count * 3_600_000)

test('questions are about what ended two hours to two days ago, and can be answered for thirty days', () => {
  expect(askedAbout(now)).toEqual({ from: hoursAgo(48), until: hoursAgo(2) })
  expect([-1, 0, 1, 30 * 24, 30 * 24 + 1].map((count) => isAnswerable(hoursAgo(count), now))).toEqual([
    ...[false, true, true, true, false],
  ])
})
