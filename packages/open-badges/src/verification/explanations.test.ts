import { expect, test } from 'vitest'
import { explanations } from './explanations.ts'

const groups = ['verdicts', 'passed', 'reasons', 'cautions'] as const

test.each(groups)('every one of the %s has a sentence of its own in both languages', (group) => {
  const english = Object.values(explanations.en[group])
  const welsh = Object.values(explanations.cy[group])
  expect(welsh).toHaveLength(english.length)
  for (const sentences of [english, welsh]) {
    expect(sentences.every((sentence) => /^[\p{Lu}].*\.$/u.test(sentence))).toBe(true)
    expect(new Set(sentences).size).toBe(sentences.length)
  }
  expect(english.filter((sentence) => welsh.includes(sentence))).toEqual([])
})

test('sentences are short and free of jargon', () => {
  for (const sentence of groups.flatMap((group) => Object.values(explanations.en[group]))) {
    expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(24)
    expect(sentence).not.toMatch(/\b(JSON|JWT|proof|credential|context|cryptograph|hash|URL|issuer|verif)/i)
  }
})
