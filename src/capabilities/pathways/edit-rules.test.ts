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
