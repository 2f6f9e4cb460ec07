import { expect, test } from 'vitest'
import { answerGoesAt, interestRefusalOf, interestsKeptSince, isOnItsWay, unprovenSince } from './interest-rules.ts'

const now = new Date('2026-06-05T09:00:00Z')

test.each([
  ['under-13', false, 0, 120, 'guardian-must-ask'],
  ['under-13', true, 0, 120, undefined],
  ['under-13', true, 13, 17, 'age-does-not-fit'],
  ['13-to-17', false, 13, 17, undefined],
  ['13-to-17', false, 18, 120, 'age-does-not-fit'],
  ['adult', false, 0, 120, undefined],
  ['adult', false, 0, 17, 'age-does-not-fit'],
] as const)('%s, a guardian asks: %s, for %i to %i: %s', (age, isGuardian, ageMin, ageMax, refusal) => {
  expect(interestRefusalOf({ age, isGuardian }, { ageMin, ageMax })).toBe(refusal)
})

test('an answer goes after ten minutes, and not a moment before', () => {
  expect(answerGoesAt(now)).toEqual(new Date('2026-06-05T09:10:00Z'))
  expect(isOnItsWay(now, new Date('2026-06-05T09:09:59.999Z'))).toBe(false)
  expect(isOnItsWay(now, new Date('2026-06-05T09:10:00Z'))).toBe(true)
})

test('what was never proven is kept for two days, the rest for ninety', () => {
  expect(unprovenSince(now)).toEqual(new Date('2026-06-03T09:00:00Z'))
  expect(interestsKeptSince(now)).toEqual(new Date('2026-03-07T09:00:00Z'))
})
