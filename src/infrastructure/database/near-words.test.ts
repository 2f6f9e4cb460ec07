import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mistakesBetween, mistakesForgiven, oneMistakeAway } from './near-words.ts'

test.each([
  ['codign', 'coding', 1],
  ['wleding', 'welding', 1],
  ['gardning', 'gardening', 1],
  ['photgraphy', 'photography', 1],
  ['voluntering', 'volunteering', 1],
  ['coding', 'coding', 0],
  ['bike', 'cake', 2],
])('%s is %s with %i mistakes', (typed, meant, mistakes) => {
  expect(mistakesBetween({ typed, meant }, 3)).toBe(mistakes)
})

test('says no more than it must of words that are far apart', () => {
  expect(mistakesBetween({ typed: 'a', meant: 'volunteering' }, 3)).toBe(4)
})

test('what one mistake makes is one mistake away, and the way back is among its own', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{3,7}$/), fc.nat(), (word, pick) => {
      const all = oneMistakeAway(word)
      const other = all[pick % all.length] ?? ''
      expect(mistakesBetween({ typed: word, meant: other }, 2)).toBe(1)
      if (other) expect(oneMistakeAway(other)).toContain(word)
    }),
  )
})

test('short words are taken as they are', () => {
  expect(['art', 'bike', 'coding', 'volunteering'].map(mistakesForgiven)).toEqual([0, 1, 2, 3])
})
