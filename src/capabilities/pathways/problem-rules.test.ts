import { describe, expect, test } from 'vitest'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import type { Choice, PathwayContent, Requirement, Step } from './pathway.ts'
import { blocks, comesAfter, type PathwayFacts, type ProblemCode, problemsOf } from './problem-rules.ts'

const now = new Date('2026-06-01T12:00:00Z')

const published = { status: 'published', openOpportunities: 1, organisationId: 'library' }
const known: PathwayFacts = {
  badges: new Map([
    ['coding', published],
    ['repair', { ...published, openOpportunities: 3 }],
    ['idle', { ...published, openOpportunities: 0 }],
    ['drafted', { ...published, status: 'draft' }],
    ['archived', { ...published, status: 'archived' }],
    ['college', { ...published, organisationId: 'college' }],
    ['agreed', { ...published, organisationId: 'college' }],
  ]),
  opportunities: new Map([
    ['open', { status: 'published', isOpen: true }],
    ['over', { status: 'published', isOpen: false }],
  ]),
  pathways: new Map([
    ['other', { status: 'published', leadsTo: ['elsewhere'] }],
    ['unready', { status: 'draft', leadsTo: [] }],
    ['back', { status: 'published', leadsTo: ['elsewhere', 'this'] }],
  ]),
  agreedBadgeIds: new Set(['agreed']),
}

const milestone = (badgeId: string | null = null): Requirement => ({ kind: 'milestone', badgeId })
const oneOf = (needed: number, ...ids: string[]): Requirement => ({
  kind: 'badges',
  needed,
  options: ids.map((id) => (id.startsWith('https:') ? { achievementId: id, name: 'Elsewhere' } : { badgeId: id })),
})

function problemsIn(content: Partial<PathwayContent>) {
  const whole = { ...pathwayDefaults, reviewOn: null, steps: [], choices: [], ...content }
  return problemsOf({ content: whole, facts: known, organisationId: 'library', pathwayId: 'this', now })
}

const ofSteps = (...steps: Step[]) => problemsIn({ steps })
const ofRequirement = (requirement: Requirement) =>
  ofSteps(
    aStep('a', requirement, { after: requirement.kind === 'milestone' ? ['b'] : [] }),
    aStep('b', badge('coding')),
  )

const sound = { steps: [aStep('a', badge('coding'))] }

test('a sound pathway has no problem', () => {
  expect(problemsIn(sound)).toEqual([])
})

describe('the pathway as a whole', () => {
  test('has steps at which something is done: milestones alone lead nowhere', () => {
    expect(problemsIn({})).toEqual([{ code: 'no-steps', at: undefined }])
    expect(ofSteps(aStep('a', milestone(), { after: ['a'] })).map(({ code }) => code)).toContain('no-steps')
    expect(ofSteps(aStep('a', badge('coding')), aStep('m', milestone(), { after: ['a'] }))).toEqual([])
  })

  test.each([
    ['2026-05-31', [{ code: 'review-is-due', at: undefined }]],
    ['2026-06-01', [{ code: 'review-is-due', at: undefined }]],
    ['2026-06-02', []],
    [null, []],
  ])('to be looked through by %s is said on that day', (reviewOn, problems) => {
    expect(problemsIn({ ...sound, reviewOn })).toEqual(problems)
  })

  test('is due at the very moment at which its day begins', () => {
    const looked = { facts: known, organisationId: 'library', pathwayId: 'this', now: new Date('2026-06-01T00:00:00Z') }
    const content = { ...pathwayDefaults, ...sound, choices: [], reviewOn: '2026-06-01' }
    expect(problemsOf({ ...looked, content })).toEqual([{ code: 'review-is-due', at: undefined }])
  })
})

describe('the order of steps', () => {
  test('names steps that wait for themselves, and not those that merely wait for them', () => {
    const steps = [
      aStep('a', badge('coding'), { after: ['c'] }),
      aStep('b', badge('coding'), { after: ['a'] }),
      aStep('c', badge('coding'), { after: ['b'] }),
      aStep('d', badge('coding'), { after: ['a', 'c'] }),
      aStep('e', badge('coding'), { after: ['e'] }),
      aStep('f', badge('coding')),
    ]
    expect(ofSteps(...steps)).toEqual(['a', 'b', 'c', 'e'].map((at) => ({ code: 'cycle', at })))
  })

  test('finds a cycle through the branches of a choice', () => {
    const steps = [aStep('a', badge('coding'), { branch: 'left', after: ['fork'] })]
    expect(problemsIn({ steps, choices: [fork(1, 'left')] })).toEqual([{ code: 'cycle', at: 'a' }])
  })

  test('refuses a step that comes after nothing known, or in no known branch', () => {
    const lost = [{ code: 'comes-after-nothing-known', at: 'b' }]
    const first = aStep('a', badge('coding'), { branch: 'left' })
    const among = (step: Step) => problemsIn({ steps: [first, step], choices: [fork(1, 'left')] })
    expect(among(aStep('b', badge('coding'), { after: ['a', 'gone'] }))).toEqual(lost)
    expect(among(aStep('b', badge('coding'), { branch: 'gone' }))).toEqual(lost)
    expect(among(aStep('b', badge('coding'), { after: ['a', 'fork'] }))).toEqual([])
  })

  test('refuses a milestone that comes after nothing: it would be reached by nobody', () => {
    expect(ofSteps(aStep('a', badge('coding')), aStep('m', milestone()))).toEqual([{ code: 'unreachable', at: 'm' }])
    expect(ofSteps(aStep('a', badge('coding')), aStep('m', milestone(), { after: ['a'] }))).toEqual([])
  })

  test('a choice comes after the steps of its branches, a step after what it says', () => {
    const steps = [
      aStep('a', badge('coding'), { branch: 'left' }),
      aStep('b', badge('coding'), { branch: 'right' }),
      aStep('c', badge('coding'), { after: ['fork'] }),
    ]
    const content = { ...pathwayDefaults, steps, choices: [fork(1, 'left', 'right')] }
    expect([...comesAfter(content)]).toEqual([
      ['a', []],
      ['b', []],
      ['c', ['fork']],
      ['fork', ['a', 'b']],
    ])
  })
})

describe('what a step asks for', () => {
  const cases: [string, Requirement, ProblemCode | undefined][] = [
    ['a badge that can be earned', oneOf(1, 'coding'), undefined],
    ['no badge', oneOf(1), 'no-badge-chosen'],
    ['more badges than there are to choose from', oneOf(2, 'coding'), 'needs-more-than-there-is'],
    ['two of one badge that stands there twice', oneOf(2, 'coding', 'coding'), 'needs-more-than-there-is'],
    ['as many badges as there are', oneOf(2, 'coding', 'repair'), undefined],
    ['a badge that is gone', oneOf(1, 'gone'), 'badge-is-missing'],
    ['a badge that is archived', oneOf(1, 'archived'), 'badge-is-archived'],
    ['a badge that is not published yet', oneOf(1, 'drafted'), 'badge-is-not-published'],
    ['an archived and an unpublished badge', oneOf(1, 'drafted', 'archived'), 'badge-is-archived'],
    ['a gone and an archived badge', oneOf(2, 'archived', 'gone'), 'badge-is-missing'],
    ['one of two, of which one is gone', oneOf(1, 'gone', 'coding'), undefined],
    ['both of two, of which one is archived', oneOf(2, 'archived', 'coding'), 'badge-is-archived'],
    ['a badge from elsewhere', oneOf(1, 'https://elsewhere.example/first-aid'), undefined],
    ['one of a gone badge and one from elsewhere', oneOf(1, 'gone', 'https://elsewhere.example/a'), undefined],
    ['two of a gone badge and one from elsewhere', oneOf(2, 'gone', 'https://elsewhere.example/a'), 'badge-is-missing'],
    ['a badge that nothing open earns', oneOf(1, 'idle'), 'nowhere-to-earn'],
    ['two badges, of which nothing open earns one', oneOf(2, 'idle', 'coding'), 'nowhere-to-earn'],
    ['one of two badges, of which nothing open earns one', oneOf(1, 'idle', 'coding'), undefined],
    [
      'a badge that nothing open earns, or one from elsewhere',
      oneOf(1, 'idle', 'https://elsewhere.example/a'),
      undefined,
    ],
    ['hours', { kind: 'hours', hours: 10, theme: null }, undefined],
    ['an open opportunity', { kind: 'attend', opportunityId: 'open' }, undefined],
    ['an opportunity that is over', { kind: 'attend', opportunityId: 'over' }, 'opportunity-is-over'],
    ['an opportunity that is gone', { kind: 'attend', opportunityId: 'gone' }, 'opportunity-is-missing'],
    ['another pathway', { kind: 'pathway', pathwayId: 'other' }, undefined],
    ['a pathway that is not published', { kind: 'pathway', pathwayId: 'unready' }, 'pathway-is-missing'],
    ['a pathway that is gone', { kind: 'pathway', pathwayId: 'gone' }, 'pathway-is-missing'],
    ['itself', { kind: 'pathway', pathwayId: 'this' }, 'pathways-in-a-circle'],
    ['a pathway that leads through this one', { kind: 'pathway', pathwayId: 'back' }, 'pathways-in-a-circle'],
  ]

  test.each(cases)('%s', (_, requirement, code) => {
    expect(ofRequirement(requirement)).toEqual(code ? [{ code, at: 'a' }] : [])
  })
})

function fork(needed: number, ...branches: string[]): Choice {
  return {
    ...{ key: 'fork', title: 'Fork', titleCy: null, needed },
    branches: branches.map((key) => ({ key, title: key, titleCy: null })),
  }
}

describe('a choice', () => {
  const left = aStep('a', badge('coding'), { branch: 'left' })
  const right = aStep('b', badge('coding'), { branch: 'right' })

  test.each([
    ['one of two branches', fork(1, 'left', 'right'), undefined],
    ['both of two branches', fork(2, 'left', 'right'), undefined],
    ['more branches than there are', fork(3, 'left', 'right'), 'choice-needs-more-than-there-is'],
    ['none of no branch', fork(0), 'choice-needs-more-than-there-is'],
    ['a branch without a step', fork(1, 'left', 'right', 'empty'), 'branch-is-empty'],
  ] as const)('of %s', (_, choice, code) => {
    const steps = choice.branches.length > 0 ? [left, right] : [aStep('a', badge('coding'))]
    expect(problemsIn({ steps, choices: [choice] })).toEqual(code ? [{ code, at: 'fork' }] : [])
  })

  test('a milestone alone does not fill a branch', () => {
    const steps = [left, aStep('m', milestone(), { after: ['a'], branch: 'right' })]
    expect(problemsIn({ steps, choices: [fork(1, 'left', 'right')] })).toEqual([
      { code: 'branch-is-empty', at: 'fork' },
    ])
  })
})

describe('a badge that is given', () => {
  const cases: [string, ProblemCode | undefined][] = [
    ['coding', undefined],
    ['gone', 'badge-is-missing'],
    ['archived', 'badge-is-archived'],
    ['drafted', 'badge-is-not-published'],
    ['college', 'badge-owner-has-not-agreed'],
    ['agreed', undefined],
  ]

  test.each(cases)('at the end: %s', (finishBadgeId, code) => {
    expect(problemsIn({ ...sound, finishBadgeId })).toEqual(code ? [{ code, at: undefined }] : [])
  })

  test.each(cases)('at a milestone: %s', (badgeId, code) => {
    expect(ofRequirement(milestone(badgeId))).toEqual(code ? [{ code, at: 'a' }] : [])
  })
})

test('what would lead nowhere keeps a pathway from being published; what is worth knowing does not', () => {
  expect(blocks({ code: 'cycle', at: 'a' })).toBe(true)
  expect(blocks({ code: 'pathways-in-a-circle', at: 'a' })).toBe(true)
  for (const code of ['nowhere-to-earn', 'opportunity-is-over', 'badge-owner-has-not-agreed', 'review-is-due'] as const)
    expect(blocks({ code, at: undefined })).toBe(false)
})
