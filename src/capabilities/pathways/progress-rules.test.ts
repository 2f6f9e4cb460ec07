import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aStep, badge, earnedBy, earnings, pathwayDefaults, pathways, smallWorld } from '#tests/support/pathways.ts'
import type { PathwayContent } from './pathway.ts'
import { badgeToken, progressOf } from './progress-rules.ts'

const holding = (...ids: string[]) => earnedBy(ids.map((id) => ({ token: badgeToken(id) })))
const statesOf = (content: PathwayContent, ...ids: string[]) =>
  progressOf(content, holding(...ids)).steps.map((step) => step.state)

test('one more thing earned never lowers the progress of anybody on any pathway', () => {
  fc.assert(
    fc.property(pathways(smallWorld), earnings(smallWorld), earnings(smallWorld), (content, some, more) => {
      const before = progressOf(content, earnedBy(some))
      const after = progressOf(content, earnedBy([...some, ...more]))
      expect(after.done).toBeGreaterThanOrEqual(before.done)
      expect(after.total).toBe(before.total)
      expect(after.finished || !before.finished).toBe(true)
      for (const key of before.reached) expect(after.reached).toContain(key)
      for (const [at, step] of before.steps.entries()) {
        expect(after.steps[at]?.has).toBeGreaterThanOrEqual(step.has)
        if (step.state === 'done') expect(after.steps[at]?.state).toBe('done')
        if (step.state === 'open') expect(after.steps[at]?.state).not.toBe('locked')
      }
    }),
    { numRuns: 500 },
  )
})

test('the order of earning, and having a thing twice, change nothing', () => {
  fc.assert(
    fc.property(
      pathways(smallWorld),
      earnings(smallWorld).chain((some) =>
        fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
      ),
      (content, [some, shuffled]) => {
        const twice = some.filter((one) => 'token' in one)
        expect(progressOf(content, earnedBy([...shuffled, ...twice]))).toEqual(progressOf(content, earnedBy(some)))
      },
    ),
    { numRuns: 500 },
  )
})

test('somebody with nothing has done nothing, and whoever has everything has finished', () => {
  fc.assert(
    fc.property(pathways(smallWorld), (content) => {
      expect(progressOf(content, earnedBy([])).done).toBe(0)
      const everything = {
        tokens: { has: () => true } as unknown as Set<string>,
        hours: new Map([
          ['digital', 1000],
          ['nature', 1000],
        ]),
      }
      const progress = progressOf(content, everything)
      expect(progress.done).toBe(progress.total)
      expect(progress.finished).toBe(progress.total > 0)
    }),
    { numRuns: 300 },
  )
})

test('a step opens when what comes before it is done, and counts even when earned early', () => {
  const content = {
    ...pathwayDefaults,
    choices: [],
    steps: [aStep('a', badge('b0')), aStep('b', badge('b1'), { after: ['a'] })],
  }
  expect(statesOf(content)).toEqual(['open', 'locked'])
  expect(statesOf(content, 'b0')).toEqual(['done', 'open'])
  expect(statesOf(content, 'b1')).toEqual(['open', 'done'])
  expect(progressOf(content, holding('b1'))).toMatchObject({ done: 1, total: 2, finished: false })
})

test('some of many is done with so many, and says how many are there', () => {
  const options = ['b0', 'b1', 'b2'].map((badgeId) => ({ badgeId }))
  const content = { ...pathwayDefaults, choices: [], steps: [aStep('a', { kind: 'badges', options, needed: 2 })] }
  expect(progressOf(content, holding('b2')).steps).toEqual([
    { key: 'a', state: 'open', has: 1, needs: 2, spare: false },
  ])
  expect(progressOf(content, holding('b2', 'b0')).finished).toBe(true)
})

test('of a choice the shortest way counts, and another branch all the same', () => {
  const content: PathwayContent = {
    ...pathwayDefaults,
    choices: [
      {
        key: 'fork',
        title: 'Make or mend',
        titleCy: null,
        needed: 1,
        branches: [
          { key: 'make', title: 'Make', titleCy: null },
          { key: 'mend', title: 'Mend', titleCy: null },
        ],
      },
    ],
    steps: [
      aStep('a', badge('b0')),
      aStep('b', badge('b1'), { after: ['a'], branch: 'make' }),
      aStep('c', badge('b2'), { after: ['a'], branch: 'mend' }),
      aStep('d', badge('b3'), { after: ['c'], branch: 'mend' }),
      aStep('half', { kind: 'milestone', badgeId: null }, { after: ['fork'] }),
      aStep('e', badge('b4'), { after: ['half'] }),
    ],
  }
  expect(progressOf(content, holding())).toMatchObject({ done: 0, total: 3, reached: [] })
  expect(progressOf(content, holding('b0', 'b1'))).toMatchObject({ done: 2, total: 3, reached: ['half'] })
  expect(
    progressOf(content, holding('b0', 'b2', 'b3'))
      .steps.map((step) => step.spare)
      .indexOf(true),
  ).toBe(1)
  expect(statesOf(content, 'b0', 'b2', 'b3')).toEqual(['done', 'open', 'done', 'done', 'done', 'open'])
  expect(progressOf(content, holding('b0', 'b2', 'b3', 'b4'))).toMatchObject({ finished: true, reached: ['half', '*'] })
})

test('steps that wait for themselves in a draft end in no answer but "not yet"', () => {
  const content = {
    ...pathwayDefaults,
    choices: [],
    steps: [
      aStep('a', { kind: 'milestone', badgeId: null }, { after: ['b'] }),
      aStep('b', { kind: 'milestone', badgeId: null }, { after: ['a'] }),
      aStep('c', badge('b0'), { after: ['c'] }),
    ],
  }
  expect(statesOf(content)).toEqual(['locked', 'locked', 'locked'])
  expect(statesOf(content, 'b0')).toEqual(['locked', 'locked', 'done'])
})
