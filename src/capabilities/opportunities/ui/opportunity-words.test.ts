import { expect, test } from 'vitest'
import { translator } from '#infrastructure/words/translator.ts'
import { costInWords } from './opportunity-words.ts'

test.each([
  ['course', 0, 'common.cost.free'],
  ['apprenticeship', 0, 'common.cost.paid'],
  ['apprenticeship', null, 'common.cost.unknown'],
] as const)('what costs nothing is free, and an apprenticeship is paid: %s, %s', (kind, costPence, key) => {
  const t = translator('en')
  expect(costInWords({ kind, costPence, costNote: null, costNoteCy: null }, 'en', t)).toBe(t(key))
})
