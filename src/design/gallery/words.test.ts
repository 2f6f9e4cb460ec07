import { expect, test } from 'vitest'
import { words } from './words.ts'

function keysOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  )
}

const textsOf = (tree: object): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'object' ? textsOf(value) : [String(value)]))

test('both languages have the very same words', () => {
  expect(keysOf(words.cy)).toEqual(keysOf(words.en))
})

test('no word is missing, and hardly any is left in English', () => {
  expect(textsOf(words.cy).filter((text) => text.trim() === '')).toEqual([])
  const english = new Set(textsOf(words.en))
  const same = textsOf(words.cy).filter((text) => english.has(text))
  // "Cost" and "Map" are Welsh too; a person's name stays
  expect(new Set(same)).toEqual(new Set(['Cost', 'Map', 'Rhiannon ap Llywelyn-Fairbrother']))
})
