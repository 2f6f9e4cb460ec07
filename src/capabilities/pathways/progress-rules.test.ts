import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aStep, badge, earnedBy, earnings, pathwayDefaults, pathways, smallWorld } from '#tests/support/pathways.ts'
import type { PathwayContent } from './pathway.ts'
import { badgeToken, progressOf, withFinishedPathways } from './progress-rules.ts'

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

const fork = (needed: number, ...branches: string[]) => ({
  ...{ key: 'fork', title: 'Fork', titleCy: null, needed },
  branches: branches.map((key) => ({ key, title: key, titleCy: null })),
})
const milestone = (key: string, after: string[]) => aStep(key, { kind: 'milestone', badgeId: null }, { after })
const of = (steps: PathwayContent['steps'], choices: PathwayContent['choices'] = []): PathwayContent => ({
  ...{ ...pathwayDefaults, steps, choices },
})

test('hours count by their theme, or all together, in tenths', () => {
  const hours = new Map([
    ['nature', 0.7],
    ['digital', 0.1],
    ['arts', 2],
  ])
  const has = (theme: 'nature' | 'music' | null, needs = 10) => {
    const content = of([aStep('a', { kind: 'hours', hours: needs, theme: theme as 'nature' | null })])
    return progressOf(content, { tokens: new Set(), hours }).steps[0]?.has
  }
  expect(has('nature')).toBe(0.7)
  expect(has('music')).toBe(0)
  expect(has(null)).toBe(2.8)
  // 0.7 + 0.1 is 0.7999999999999999 in binary.
  expect(
    progressOf(of([aStep('a', { kind: 'hours', hours: 0.8, theme: null })]), {
      ...{
        tokens: new Set<string>(),
        hours: new Map([
          ['nature', 0.7],
          ['digital', 0.1],
        ]),
      },
    }).finished,
  ).toBe(true)
  expect(has(null, 1)).toBe(1)
})

test('a step of a choice that is done is spare unless it is done itself, steps elsewhere never', () => {
  const content = of(
    [
      aStep('a', badge('b0'), { branch: 'left' }),
      aStep('b', badge('b1'), { branch: 'right' }),
      aStep('c', badge('b2')),
    ],
    [fork(1, 'left', 'right')],
  )
  expect(progressOf(content, holding('b0')).steps.map(({ spare }) => spare)).toEqual([false, true, false])
  expect(progressOf(content, holding('b0', 'b1')).steps.map(({ spare }) => spare)).toEqual([false, false, false])
  expect(progressOf(content, holding()).steps.map(({ spare }) => spare)).toEqual([false, false, false])
})

test('a branch is gone through when each of its steps is done, and an empty one never', () => {
  const content = of(
    [
      aStep('a', badge('b0'), { branch: 'left' }),
      aStep('b', badge('b1'), { branch: 'left' }),
      aStep('c', badge('b2'), { after: ['fork'] }),
    ],
    [fork(1, 'left', 'empty')],
  )
  const state = (...ids: string[]) => progressOf(content, holding(...ids)).steps[2]?.state
  expect([state(), state('b0'), state('b1'), state('b0', 'b1')]).toEqual(['locked', 'locked', 'locked', 'open'])
  expect(progressOf(content, holding('b0', 'b1', 'b2'))).toMatchObject({ total: 3, done: 3, finished: true })
})

test('a milestone is reached when everything before it is, and never out of nothing', () => {
  const content = of([
    aStep('a', badge('b0')),
    aStep('b', badge('b1')),
    milestone('both', ['a', 'b']),
    milestone('none', []),
  ])
  expect(progressOf(content, holding('b0')).reached).toEqual([])
  expect(progressOf(content, holding('b0', 'b1')).reached).toEqual(['both', '*'])
})

test('a step that needs nothing is not done by having nothing', () => {
  const content = of([aStep('a', { kind: 'badges', options: [{ badgeId: 'b0' }], needed: 0 })])
  expect(statesOf(content)).toEqual(['open'])
})

test('a step in a branch that no choice has counts like any other', () => {
  const content = of([aStep('a', badge('b0'), { branch: 'gone' }), aStep('b', badge('b1'))])
  expect(progressOf(content, holding('b0'))).toMatchObject({ total: 2, done: 1, finished: false })
})

test('pathways that are finished finish others in turn, but two that lead through each other do not', () => {
  const through = (pathwayId: string) => aStep(pathwayId, { kind: 'pathway', pathwayId })
  const pathwaysOf = new Map([
    ['outer', of([through('middle')])],
    ['middle', of([through('inner'), aStep('own', badge('b1'))])],
    ['inner', of([aStep('a', badge('b0'))])],
    ['one', of([through('other')])],
    ['other', of([through('one')])],
    ['open', of([aStep('x', badge('b9'))])],
  ])
  const finished = (...ids: string[]) => {
    const earned = holding(...ids)
    const { tokens, hours } = withFinishedPathways(earned, pathwaysOf)
    expect(hours).toBe(earned.hours)
    return [...tokens].filter((token) => token.startsWith('pathway')).toSorted()
  }
  expect(finished()).toEqual([])
  expect(finished('b0')).toEqual(['pathway inner'])
  expect(finished('b0', 'b1')).toEqual(['pathway inner', 'pathway middle', 'pathway outer'])
})
