import { expect, test } from 'vitest'
import { yearBefore } from './came-of-rules.ts'

test('a year is twelve months with the one that runs', () => {
  expect(yearBefore(new Date('2026-12-31T23:00:00Z'))).toBe('2026-01-01')
  expect(yearBefore(new Date('2026-03-01T00:00:00Z'))).toBe('2025-04-01')
})
