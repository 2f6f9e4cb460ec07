import { expect, test } from 'vitest'
import { agreementInterval, agreementOf, offsetsOf, type Said } from './agreement-rules.ts'

const none = null
/** Krippendorff's published example: four observers, twelve units. */
const published: Said[][] = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3],
  [none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none],
]
const units = (published[0] ?? []).map((_, unit) => published.map((observer) => observer[unit] ?? null))

test.each([
  ['nominal', 0.743],
  ['ordinal', 0.815],
  ['interval', 0.849],
] as const)('%s alpha of the published example is %d', (metric, alpha) => {
  expect(agreementOf(units, metric)).toBeCloseTo(alpha, 3)
})

test('the order of assessors and of applications changes nothing', () => {
  const turned = units.map((unit) => unit.toReversed()).toReversed()
  expect(agreementOf(turned, 'ordinal')).toBeCloseTo(agreementOf(units, 'ordinal') ?? 0, 12)
})

test('where all are equal, or nothing is shared, nothing can be computed', () => {
  const equal = [
    [3, 3],
    [3, 3],
  ]
  expect(agreementOf(equal, 'ordinal')).toBeUndefined()
  expect(agreementInterval(equal, 'ordinal')).toBeUndefined()
  const alone = [
    [1, null],
    [null, 5],
  ]
  expect(agreementOf(alone, 'ordinal')).toBeUndefined()
  expect(agreementOf([], 'nominal')).toBeUndefined()
})

test('the interval is around alpha, and the same each time', () => {
  const { from = 1, to = -1 } = agreementInterval(units, 'ordinal') ?? {}
  expect(from).toBeLessThan(0.815)
  expect(to).toBeGreaterThan(0.815)
  expect(agreementInterval(units, 'ordinal')).toEqual({ from, to })
})

test('an assessor who scores higher than the others is seen to', () => {
  const scored = [
    { a: 4, b: 3, c: 3 },
    { a: 5, b: 4, c: null },
  ]
  expect(offsetsOf(scored, ['a', 'b', 'c', 'd'])).toEqual({ a: 1, b: -0.75, c: -0.5, d: undefined })
})
