import { expect, test } from 'vitest'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import { graphOf, stepsAfter } from './graph-rules.ts'
import type { PathwayContent, Step } from './pathway.ts'

const step = (key: string, after: string[] = [], more: Partial<Step> = {}) =>
  aStep(key, badge('coding'), { after, ...more })
const milestone = (key: string, after: string[]) => aStep(key, { kind: 'milestone', badgeId: null }, { after })
const fork = {
  ...{ key: 'fork', title: 'Fork', titleCy: null, needed: 1 },
  branches: ['left', 'right'].map((key) => ({ key, title: key, titleCy: null })),
}
const of = (steps: Step[], choices: PathwayContent['choices'] = []) => ({ ...pathwayDefaults, steps, choices })
const edgesOf = (content: PathwayContent) =>
  graphOf(content)
    .edges.map(({ from, to }) => `${from} ${to}`)
    .toSorted()

test('steps, choices and the end are the nodes of a pathway', () => {
  const content = of([step('a', [], { branch: 'left' }), step('b', ['fork'])], [fork])
  expect(graphOf(content).nodes).toEqual([
    { id: 'a', kind: 'step' },
    { id: 'b', kind: 'step' },
    { id: 'fork', kind: 'choice' },
    { id: '*', kind: 'finish' },
  ])
})

test('what nothing comes after leads to the end', () => {
  expect(edgesOf(of([step('a'), step('b', ['a']), step('c', ['a'])]))).toEqual(['a b', 'a c', 'b *', 'c *'])
  expect(edgesOf(of([]))).toEqual([])
})

test('branches lead to their choice, and the choice onward', () => {
  const content = of(
    [step('a'), step('b', ['a'], { branch: 'left' }), step('c', ['a'], { branch: 'right' }), step('d', ['fork'])],
    [fork],
  )
  expect(edgesOf(content)).toEqual(['a b', 'a c', 'b fork', 'c fork', 'd *', 'fork d'])
})

test('a line is left out where another way leads there, over one step or several', () => {
  expect(edgesOf(of([step('a'), step('b', ['a']), step('c', ['a', 'b'])]))).toEqual(['a b', 'b c', 'c *'])
  expect(edgesOf(of([step('a'), step('b', ['a']), step('c', ['b']), step('d', ['a', 'c'])]))).toEqual([
    ...['a b', 'b c', 'c d', 'd *'],
  ])
  expect(edgesOf(of([step('a'), step('b'), step('c', ['a', 'b'])]))).toEqual(['a c', 'b c', 'c *'])
})

test('steps that wait for each other in a draft keep their lines, and the search ends', () => {
  const content = of([step('a', ['b']), step('b', ['a']), step('c', ['a', 'b'])])
  expect(edgesOf(content)).toEqual(['a b', 'a c', 'b a', 'b c', 'c *'])
  expect(stepsAfter(content, 'a').map(({ key }) => key)).toEqual(['b', 'c'])
})

test('a step among several of a longer cycle is looked at once', () => {
  const content = of([step('a', ['c']), step('b', ['a']), step('c', ['b']), step('d', ['x', 'a']), step('x')])
  expect(edgesOf(content)).toEqual(['a b', 'a d', 'b c', 'c a', 'd *', 'x d'])
})

test('the steps that come next are found past milestones and choices, each once', () => {
  const content = of(
    [
      step('a'),
      step('b', ['a'], { branch: 'left' }),
      step('c', ['a'], { branch: 'right' }),
      milestone('half', ['fork']),
      step('d', ['half']),
      step('e', ['half', 'd']),
    ],
    [fork],
  )
  const after = (key: string) => stepsAfter(content, key).map((one) => one.key)
  expect(after('a')).toEqual(['b', 'c'])
  expect(after('b')).toEqual(['d'])
  expect(after('d')).toEqual(['e'])
  expect(after('e')).toEqual([])
  expect(after('unknown')).toEqual([])
})

test('steps behind a cycle of milestones are found, and the search ends', () => {
  const content = of([milestone('m', ['n']), milestone('n', ['m']), step('b', ['n'])])
  expect(stepsAfter(content, 'm').map((one) => one.key)).toEqual(['b'])
})

test('what comes after something unknown keeps its line out, and its own way on', () => {
  expect(edgesOf(of([step('a', ['gone']), step('b', ['a', 'gone'])]))).toEqual(['a b', 'b *', 'gone a'])
})
