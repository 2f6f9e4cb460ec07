import { expect, test } from 'vitest'
import { nameKey, namesIn, runsOf } from './skill-words-rules.ts'

const named = new Map(
  ['Team', 'Leading a team', 'Leading', 'Budgeting', 'Gweithio mewn tîm', 'Customer service'].map((name) => [
    nameKey(name),
    name,
  ]),
)

test.each([
  ['You lead, and leading a team is half of it.', ['Leading a team']],
  ['Budgeting; leading; customer-facing work', ['Budgeting', 'Leading']],
  ['GWEITHIO MEWN TIM, budgeting and budgeting again', ['Gweithio mewn tîm', 'Budgeting']],
  // Alone a common word names no skill.
  ['a team', []],
  ['', []],
])('reads “%s” by the longest names that stand in it', (text, found) => {
  expect(namesIn(text, named)).toEqual(found)
})

test('asks for runs of at most eight words, and for no common word alone', () => {
  const runs = runsOf('We work with a large team of nine other people here')
  expect(runs).not.toContain('team')
  expect(runs).toContain('large team')
  expect(Math.max(...runs.map((run) => run.split(' ').length))).toBe(8)
  // A description is bounded.
  expect(runsOf('word '.repeat(50_000)).length).toBeLessThan(4000)
})
