import { expect, test } from 'vitest'
import { roundTicks } from './scale.ts'

test('lines fall on round numbers, from nought to at least the highest bar', () => {
  expect(roundTicks(510)).toEqual([0, 200, 400, 600])
  expect(roundTicks(8)).toEqual([0, 5, 10])
  expect(roundTicks(3675)).toEqual([0, 2000, 4000])
  expect(roundTicks(600)).toEqual([0, 200, 400, 600])
})

test('counts have no halves, and nothing at all still has a scale', () => {
  expect(roundTicks(1)).toEqual([0, 1])
  expect(roundTicks(2)).toEqual([0, 1, 2])
  expect(roundTicks(0)).toEqual([0, 1])
})

test('the highest line is never below the highest bar', () => {
  for (let max = 1; max < 5000; max += 7) expect(roundTicks(max).at(-1)).toBeGreaterThanOrEqual(max)
})
