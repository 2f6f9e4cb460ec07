import { expect, test } from 'vitest'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import { freeKey, moveStep, putChoice, putStep, removeChoice, removeStep } from './edit-rules.ts'
import type { PathwayContent } from './pathway.ts'

const fork = {
  key: 'fork',
  title: 'Fork',
  titleCy: null,
  needed: 1,
  branches: [
    { key: 'left', title: 'Left', titleCy: null },
    { key: 'right', title: 'Right', titleCy: null },
  ],
}
const content: PathwayContent = {
  ...pathwayDefaults,
  choices: [fork],
  steps: [
    aStep('a', badge('b0')),
    aStep('b', badge('b1'), { after: ['a'], branch: 'left' }),
    aStep('c', badge('b2'), { after: ['b', 'fork'] }),
  ],
}
const afterOf = ({ steps }: PathwayContent) => steps.map((step) => [step.key, step.after])

test('what came after a removed step comes after what that one came after', () => {
  expect(afterOf(removeStep(content, 'b'))).toEqual([
    ['a', []],
    ['c', ['a', 'fork']],
  ])
  expect(removeStep(content, 'nothing')).toBe(content)
})

test('a step moves by one place, and stays at the ends', () => {
  expect(moveStep(content, { key: 'c', by: -1 }).steps.map((step) => step.key)).toEqual(['a', 'c', 'b'])
  expect(moveStep(content, { key: 'a', by: -1 })).toBe(content)
  expect(moveStep(content, { key: 'c', by: 1 })).toBe(content)
})

test('a step takes the place of the one with its key, or the last place', () => {
  expect(putStep(content, aStep('b', badge('b9'))).steps[1]?.requirement).toEqual(badge('b9'))
  expect(putStep(content, aStep('z', badge('b9'))).steps.at(-1)?.key).toBe('z')
})

test('a branch or a choice that goes leaves its steps standing', () => {
  const right = fork.branches.filter((branch) => branch.key === 'right')
  expect(putChoice(content, { ...fork, branches: right }).steps[1]?.branch).toBeNull()
  const without = removeChoice(content, 'fork')
  expect(without.choices).toEqual([])
  expect(without.steps[1]?.branch).toBeNull()
  expect(without.steps[2]?.after).toEqual(['b'])
})

test('a new word is none of those of steps, choices and branches', () => {
  expect(freeKey(content, 'new')).toBe('new')
  expect(['a', 'fork', 'left'].map((key) => freeKey(content, key))).toEqual(['a-2', 'fork-2', 'left-2'])
})

test('a step that is put in changes no other, and a choice neither', () => {
  expect(putStep(content, aStep('b', badge('b9'))).steps.map((step) => step.requirement)).toEqual([
    ...[badge('b0'), badge('b9'), badge('b2')],
  ])
  const other = { ...fork, key: 'other', branches: [{ key: 'up', title: 'Up', titleCy: null }] }
  const two = putChoice(content, other)
  expect(two.choices).toEqual([fork, other])
  expect(putChoice(two, { ...other, needed: 2 }).choices).toEqual([fork, { ...other, needed: 2 }])
  expect(two.steps).toEqual(content.steps)
})

test('a removed step leaves no step that waits for itself, nor one key twice', () => {
  const steps = [
    aStep('a', badge('b0'), { after: ['b'] }),
    aStep('b', badge('b1'), { after: ['a', 'c'] }),
    aStep('c', badge('b2')),
    aStep('d', badge('b3'), { after: ['b', 'c'] }),
    aStep('e', badge('b4'), { after: ['c', 'c'] }),
  ]
  expect(afterOf(removeStep({ ...content, steps }, 'b'))).toEqual([
    ['a', ['c']],
    ['c', []],
    ['d', ['a', 'c']],
    ['e', ['c', 'c']],
  ])
})

test('a new word counts on where its numbers are taken', () => {
  expect(freeKey({ ...content, steps: [aStep('new', badge('b0')), aStep('new-2', badge('b0'))] }, 'new')).toBe('new-3')
})
