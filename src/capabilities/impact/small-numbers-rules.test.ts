import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shown, shownBesideTotal, shownPart, smallestShown } from './small-numbers-rules.ts'

const counts = fc.array(fc.nat(60), { minLength: 1, maxLength: 14 })

test('hides one to nine people, and shows nobody and ten', () => {
  expect([0, 1, 9, 10].map(shown)).toEqual([0, undefined, undefined, 10])
})

test('never shows a small count, and never leaves just one cell that the total gives away', () => {
  fc.assert(
    fc.property(counts, (list) => {
      const published = shownBesideTotal(list)
      const hidden = published.filter((count) => count === undefined).length
      for (const count of published) expect(count === undefined || count === 0 || count >= smallestShown).toBe(true)
      // One alone stays hidden only where there is nothing else to hide it with.
      expect(hidden !== 1 || list.filter((count) => count > 0).length === 1).toBe(true)
    }),
  )
})

test('hides a part from which the rest could be worked out', () => {
  expect(shownPart(95, 100)).toBeUndefined()
  expect(shownPart(80, 100)).toBe(80)
  expect(shownPart(100, 100)).toBe(100)
  expect(shownPart(4, 100)).toBeUndefined()
})

test.each([
  ['the smallest other one, not the first', [3, 20, 15], [undefined, 20, undefined]],
  ['the first of two that are the same', [3, 15, 15], [undefined, undefined, 15]],
  ['never none at all, which tells nothing', [3, 0, 20], [undefined, 0, undefined]],
  ['nothing more where two are hidden anyway', [3, 4, 20], [undefined, undefined, 20]],
  ['nothing where none is hidden', [10, 20], [10, 20]],
  ['nothing where there is no other', [3], [undefined]],
])('beside a hidden count hides %s', (_, counts, published) => {
  expect(shownBesideTotal(counts)).toEqual(published)
})
