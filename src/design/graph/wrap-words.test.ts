import { expect, test } from 'vitest'
import { wrapWords } from './wrap-words.ts'

test('folds a title into short lines', () => {
  expect(wrapWords('Help people get online', { widest: 12, most: 3 })).toEqual(['Help people', 'get online'])
})

test('breaks a long Welsh word, and says by three dots that more would follow', () => {
  expect(wrapWords('Rhyngrwydgyfeillgarwch cymunedol', { widest: 12, most: 4 })).toEqual([
    'Rhyngrwydgy-',
    'feillgarwch',
    'cymunedol',
  ])
  expect(wrapWords('one two three four five six', { widest: 8, most: 2 })).toEqual(['one two', 'three…'])
})
