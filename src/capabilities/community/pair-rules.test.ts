import { expect, test } from 'vitest'
import type { PairTopic } from './pair.ts'
import { comparedFits, fitOf, fits, keptTopics } from './pair-rules.ts'

const words = (needs: PairTopic[], offers: PairTopic[]) => ({ needs, offers })

test('two fit where one offers what the other needs, and each way is told apart', () => {
  const sana = words(['events', 'foresight'], ['employers'])
  expect(fitOf(sana, words(['employers'], ['events']))).toEqual({ toOne: ['events'], toOther: ['employers'] })
  expect(fits(fitOf(sana, words([], ['foresight'])))).toBe(true)
  expect(fits(fitOf(sana, words(['events'], ['employers'])))).toBe(false)
})

test('who gives each other something comes before who gives more one way', () => {
  const both = { toOne: ['events'], toOther: ['employers'] } satisfies ReturnType<typeof fitOf>
  const much = { toOne: ['events', 'content', 'energy'], toOther: [] } satisfies ReturnType<typeof fitOf>
  const little = { toOne: ['events'], toOther: [] } satisfies ReturnType<typeof fitOf>
  expect([little, much, both].toSorted(comparedFits)).toEqual([both, much, little])
})

test('what was ticked is kept once, in one order, and nothing else', () => {
  expect(keptTopics(['energy', 'meetings', 'energy', 'password'])).toEqual(['meetings', 'energy'])
})
