import { expect, test } from 'vitest'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import { alike, differencesOf } from './difference-rules.ts'
import type { Choice, PathwayContent, Step } from './pathway.ts'

const fork: Choice = {
  ...{ key: 'fork', title: 'Fork', titleCy: null, needed: 1 },
  branches: [
    { key: 'left', title: 'Left', titleCy: null },
    { key: 'right', title: 'Right', titleCy: null },
  ],
}
const [a, b] = [aStep('a', badge('coding')), aStep('b', badge('repair'), { after: ['a'], branch: 'left' })]
const older: PathwayContent = { ...pathwayDefaults, steps: [a, b], choices: [fork] }

const kindsOf = (change: Partial<PathwayContent>) =>
  differencesOf(older, { ...older, ...change }).map((one) => ('step' in one ? `${one.kind} ${one.step.key}` : one.kind))
const withStep = (more: Partial<Step>) => kindsOf({ steps: [a, { ...b, ...more }] })
const withChoice = (more: Partial<Choice>) => kindsOf({ choices: [{ ...fork, ...more }] })

test('nothing changed is no difference, and neither are the words about the pathway', () => {
  expect(kindsOf({})).toEqual([])
  expect(kindsOf({ summary: 'Other words', audience: 'Others', title: 'Another title' })).toEqual([])
})

test.each<[Partial<PathwayContent>, string]>([
  [{ destination: 'Senior developer' }, 'destination-changed'],
  [{ destinationKind: 'course' }, 'destination-changed'],
  [{ finishBadgeId: 'finisher' }, 'badge-at-the-end-changed'],
  [{ steps: [a] }, 'step-removed b'],
  [{ steps: [a, b, aStep('c', badge('coding'))] }, 'step-added c'],
  [{ choices: [] }, 'choice-removed'],
  [{ choices: [fork, { ...fork, key: 'second' }] }, 'choice-added'],
])('%j is one difference: %s', (change, difference) => {
  expect(kindsOf(change)).toEqual([difference])
})

test.each<[Partial<Step>, string[]]>([
  [{ requirement: badge('sewing') }, ['step-asks-otherwise b']],
  [{ requirement: { kind: 'badges', options: [{ badgeId: 'repair' }], needed: 2 } }, ['step-asks-otherwise b']],
  [{ after: [] }, ['step-comes-elsewhere b']],
  [{ branch: 'right' }, ['step-comes-elsewhere b']],
  [{ requirement: badge('sewing'), after: [] }, ['step-asks-otherwise b', 'step-comes-elsewhere b']],
  [{ title: 'New title' }, ['step-reworded b']],
  [{ reason: 'New reason' }, ['step-reworded b']],
  // Who reads that it asks for something else need not read that its words changed too.
  [{ requirement: badge('sewing'), title: 'New title' }, ['step-asks-otherwise b']],
  [{ requirement: { needed: 1, options: [{ badgeId: 'repair' }], kind: 'badges' } }, []],
])('a step that changed by %j', (more, differences) => {
  expect(withStep(more)).toEqual(differences)
})

test('a step that asks for something else tells what it asked for before', () => {
  const changed = { ...b, requirement: badge('sewing') }
  expect(differencesOf(older, { ...older, steps: [a, changed] })).toEqual([
    { kind: 'step-asks-otherwise', step: changed, was: b },
  ])
})

test('a choice changes by its number or its branches, not by its words', () => {
  expect(withChoice({ needed: 2 })).toEqual(['choice-changed'])
  expect(withChoice({ branches: fork.branches.slice(1) })).toEqual(['choice-changed'])
  expect(withChoice({ title: 'Other words' })).toEqual([])
})

test('two contents are alike whatever the order of their fields, and not when lists or values differ', () => {
  expect(alike({ one: 1, two: { three: [1, 2], four: null } }, { two: { four: null, three: [1, 2] }, one: 1 })).toBe(
    true,
  )
  expect(alike([1, 2], [2, 1])).toBe(false)
  expect(alike({ one: 1 }, { one: '1' })).toBe(false)
  expect(alike({ one: null }, {})).toBe(false)
  expect(alike({ c: 1, a: 2, b: 3 }, { b: 3, c: 1, a: 2 })).toBe(true)
  expect(alike(null, {})).toBe(false)
})
