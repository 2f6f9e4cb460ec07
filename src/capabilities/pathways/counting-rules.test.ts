import { expect, test } from 'vitest'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import { countingRows, milestoneBadges, referencesOf } from './counting-rules.ts'
import type { PathwayContent } from './pathway.ts'

const branch = (key: string) => ({ key, title: key, titleCy: null })
const choice = (key: string, needed: number, ...branches: string[]) => ({
  ...{ key, title: key, titleCy: null, needed },
  branches: branches.map(branch),
})

const content: PathwayContent = {
  ...pathwayDefaults,
  finishBadgeId: 'finisher',
  choices: [choice('first-fork', 1, 'make'), choice('fork', 2, 'left', 'right')],
  steps: [
    aStep('a', {
      kind: 'badges',
      needed: 2,
      options: [
        { badgeId: 'coding' },
        { badgeId: 'coding' },
        { badgeId: 'repair' },
        { achievementId: 'https://elsewhere.example/first-aid', name: 'First aid' },
        { achievementId: 'https://elsewhere.example/first-aid', name: 'First aid again' },
      ],
    }),
    aStep('m', { kind: 'milestone', badgeId: 'halfway' }, { after: ['a'] }),
    aStep('b', { kind: 'hours', hours: 20, theme: 'nature' }, { branch: 'left' }),
    aStep('c', { kind: 'attend', opportunityId: 'fair' }, { branch: 'right' }),
    aStep('d', { kind: 'pathway', pathwayId: 'inner' }, { branch: 'make' }),
    aStep('n', { kind: 'milestone', badgeId: null }, { after: ['b'] }),
    aStep('e', { kind: 'hours', hours: 5, theme: null }, { branch: 'gone' }),
  ],
}

test('the database counts real steps by their position, with branch and choice by turn', () => {
  const none = { choice: null, branch: null, hours: null, theme: null }
  expect(countingRows(content).steps).toEqual([
    { ...none, position: 0, needed: 2 },
    { ...none, position: 1, needed: 1, choice: 1, branch: 0, hours: 20, theme: 'nature' },
    { ...none, position: 2, needed: 1, choice: 1, branch: 1 },
    { ...none, position: 3, needed: 1, choice: 0, branch: 0 },
    { ...none, position: 4, needed: 1, hours: 5 },
  ])
  expect(countingRows(content).choices).toEqual([
    { choice: 0, needed: 1 },
    { choice: 1, needed: 2 },
  ])
})

test('what counts for a step is a row each, and a thing that stands there twice is one', () => {
  expect(countingRows(content).options).toEqual([
    { position: 0, kind: 'badge', target: 'coding' },
    { position: 0, kind: 'badge', target: 'repair' },
    { position: 0, kind: 'elsewhere', target: 'https://elsewhere.example/first-aid' },
    { position: 2, kind: 'attend', target: 'fair' },
    { position: 3, kind: 'pathway', target: 'inner' },
  ])
})

test('a pathway refers to badges asked for and given, opportunities and pathways', () => {
  expect(referencesOf(content)).toEqual({
    badgeIds: ['halfway', 'finisher', 'coding', 'repair'],
    opportunityIds: ['fair'],
    pathwayIds: ['inner'],
  })
})

test('milestones that give a badge are listed by their keys, the end as *', () => {
  expect([...milestoneBadges(content)]).toEqual([
    ['m', 'halfway'],
    ['*', 'finisher'],
  ])
  expect([...milestoneBadges({ ...content, finishBadgeId: null })]).toEqual([['m', 'halfway']])
  expect([...milestoneBadges({ ...content, steps: [aStep('a', badge('coding'))] })]).toEqual([['*', 'finisher']])
})
