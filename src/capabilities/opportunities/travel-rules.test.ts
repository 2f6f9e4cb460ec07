import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { travelTime } from './travel-rules.ts'

describe('how long the way takes', () => {
  test.each([
    [160, { by: 'foot', fromMinutes: 5, toMinutes: 5 }],
    [500, { by: 'foot', fromMinutes: 5, toMinutes: 10 }],
    [1_609, { by: 'foot', fromMinutes: 25, toMinutes: 30 }],
    [2_001, { by: 'bus', fromMinutes: 10, toMinutes: 30 }],
    [4_828, { by: 'bus', fromMinutes: 25, toMinutes: 45 }],
    [10_000, { by: 'bus', fromMinutes: 40, toMinutes: 80 }],
    [10_001, undefined],
  ])('%i metres', (meters, expected) => {
    expect(travelTime(meters)).toEqual(expected)
  })

  test('is never shorter for what is further by the same way, and never ends before it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (a, b) => {
        const [near, far] = [travelTime(Math.min(a, b)), travelTime(Math.max(a, b))]
        if (!near || !far) throw new Error('both are within reach')
        expect(near.fromMinutes).toBeLessThanOrEqual(near.toMinutes)
        if (near.by === far.by) {
          expect(near.fromMinutes).toBeLessThanOrEqual(far.fromMinutes)
          expect(near.toMinutes).toBeLessThanOrEqual(far.toMinutes)
        }
      }),
    )
  })
})
