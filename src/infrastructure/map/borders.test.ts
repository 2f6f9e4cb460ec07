import { expect, test } from 'vitest'
import { isInsideRing, partOutlines } from './borders.ts'
import type { Ring } from './mercator.ts'

const west: Ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
]
const east: Ring = [
  [1, 0],
  [2, 0],
  [2, 1],
  [1, 1],
  [1, 0],
]

test('draws what two neighbours share once, as a border, and the rest as coast', () => {
  const { borders, coast } = partOutlines([west, east])
  expect(borders).toEqual([
    [
      [1, 0],
      [1, 1],
    ],
  ])
  const length = (lines: Ring[]) => lines.reduce((sum, line) => sum + line.length - 1, 0)
  expect(length(coast)).toBe(6)
})

test('knows what lies inside an outline', () => {
  expect(isInsideRing({ longitude: 0.5, latitude: 0.5 }, west)).toBe(true)
  expect(isInsideRing({ longitude: 1.5, latitude: 0.5 }, west)).toBe(false)
  expect(isInsideRing({ longitude: 0.5, latitude: 1.5 }, west)).toBe(false)
})
