import { expect, test } from 'vitest'
import { passRefusalOf } from './pass-rules.ts'

test('a pass is for grown-ups who said that they are, of a badge that counts', () => {
  const refusal = (ageBand: Parameters<typeof passRefusalOf>[0]['ageBand'], state: 'valid' | 'withdrawn' = 'valid') =>
    passRefusalOf({ ageBand, state })
  expect([refusal('18-24'), refusal('25-plus')]).toEqual([undefined, undefined])
  expect([refusal('13-15'), refusal('16-17')]).toEqual(['not-at-your-age', 'not-at-your-age'])
  expect(refusal(undefined)).toBe('age-is-missing')
  expect(refusal('25-plus', 'withdrawn')).toBe('award-does-not-count')
  // Of a child nothing else is said.
  expect(refusal('13-15', 'withdrawn')).toBe('not-at-your-age')
})
