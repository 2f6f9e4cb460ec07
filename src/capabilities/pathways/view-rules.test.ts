import { expect, test } from 'vitest'
import type { BadgeDesign } from '#design/badge/badge-design.ts'
import { aStep, badge, elsewhere, pathwayDefaults } from '#tests/support/pathways.ts'
import type { PathwayContent, Requirement } from './pathway.ts'
import { viewOf } from './view-rules.ts'

const artwork = { shape: 'circle' } as unknown as BadgeDesign
const coding = {
  ...{ id: 'coding', name: 'Coding', nameCy: 'Codio', slug: 'coding', placeSlug: 'brighton' },
  ...{ organisationName: 'Library', artwork, status: 'published', openOpportunities: 4 },
}
const named = {
  badges: new Map([
    ['coding', coding],
    ['retired', { ...coding, id: 'retired', name: 'Retired', status: 'archived' }],
  ]),
  opportunities: new Map([['fair', { title: 'Fair', titleCy: 'Ffair', slug: 'fair', placeSlug: 'brighton' }]]),
  pathways: new Map([['inner', { slug: 'inner', placeSlug: 'plymouth', content: { title: 'Inner', titleCy: null } }]]),
}
const codingView = {
  ...{ name: 'Coding', nameCy: 'Codio', href: '/brighton/badges/coding' },
  ...{ artwork, open: 4, by: 'Library' },
}
const plain = { artwork: undefined, open: 0, by: undefined }

const content = (...requirements: Requirement[]): PathwayContent => ({
  ...pathwayDefaults,
  choices: [],
  steps: requirements.map((requirement, at) => aStep(`s${at}`, requirement)),
})
const stepOf = (requirement: Requirement) => viewOf(content(requirement), named).steps[0]

test('a pathway keeps its own words', () => {
  expect(viewOf(content(), named)).toMatchObject({ title: 'Web maker', titleCy: 'Gwneuthurwr gwefannau', steps: [] })
})

test('steps are numbered, milestones are not', () => {
  const stone = { kind: 'milestone', badgeId: null } as const
  const { steps } = viewOf(content(badge('coding'), stone, badge('coding')), named)
  expect(steps.map((step) => step.number)).toEqual([1, undefined, 2])
})

test('a badge leads to its page, with who gives it and where it can be earned now', () => {
  expect(stepOf(badge('coding'))).toMatchObject({ kind: 'badges', needed: 1, options: [codingView], artwork })
  expect(stepOf(badge('retired'))?.options).toMatchObject([{ name: 'Retired', open: 0 }])
  expect(stepOf(badge('gone'))?.options).toEqual([])
})

test('some of many badges tell how many are needed, with those from elsewhere by their site', () => {
  const [firstAid = ''] = elsewhere
  const options = [
    { achievementId: firstAid, name: 'First aid' },
    { achievementId: 'urn:x', name: 'Welding' },
    { badgeId: 'coding' },
  ]
  expect(stepOf({ kind: 'badges', options, needed: 2 })).toMatchObject({
    needed: 2,
    hours: undefined,
    hoursTheme: undefined,
    artwork,
    options: [
      { ...plain, name: 'First aid', nameCy: null, href: firstAid, by: 'elsewhere.example' },
      { ...plain, name: 'Welding', nameCy: null, href: 'urn:x', by: undefined },
      codingView,
    ],
  })
})

test('hours, taking part and other pathways are shown as what they are', () => {
  expect(stepOf({ kind: 'hours', hours: 20, theme: 'nature' })).toMatchObject({
    ...{ kind: 'hours', needed: 1, hours: 20, hoursTheme: 'nature', options: [], artwork: undefined },
  })
  expect(stepOf({ kind: 'hours', hours: 20, theme: null })?.hoursTheme).toBeUndefined()
  expect(stepOf({ kind: 'attend', opportunityId: 'fair' })?.options).toEqual([
    { ...plain, name: 'Fair', nameCy: 'Ffair', href: '/brighton/opportunities/fair' },
  ])
  expect(stepOf({ kind: 'attend', opportunityId: 'gone' })?.options).toEqual([])
  expect(stepOf({ kind: 'pathway', pathwayId: 'inner' })?.options).toEqual([
    { ...plain, name: 'Inner', nameCy: null, href: '/plymouth/pathways/inner' },
  ])
  expect(stepOf({ kind: 'pathway', pathwayId: 'gone' })?.options).toEqual([])
})

test('milestones and the end show the badge that they give', () => {
  const whole = { ...content({ kind: 'milestone', badgeId: 'coding' }, badge('coding')), finishBadgeId: 'coding' }
  const { steps, gives } = viewOf(whole, named)
  expect(steps.map((step) => step.gives)).toEqual([codingView, undefined])
  expect(gives).toEqual(codingView)
  expect(viewOf({ ...whole, finishBadgeId: 'gone' }, named).gives).toBeUndefined()
  expect(viewOf({ ...whole, finishBadgeId: null }, named).gives).toBeUndefined()
})

test('a step of a branch names its choice and branch in both languages', () => {
  const fork = (key: string, branch: string) => ({
    ...{ key, title: `Fork ${key}`, titleCy: `Fforch ${key}`, needed: 1 },
    branches: [{ key: branch, title: `Branch ${branch}`, titleCy: null }],
  })
  const steps = [
    aStep('a', badge('coding'), { branch: 'right' }),
    aStep('b', badge('coding')),
    aStep('c', badge('coding'), { branch: 'gone' }),
  ]
  const view = viewOf({ ...pathwayDefaults, steps, choices: [fork('one', 'left'), fork('two', 'right')] }, named)
  expect(view.steps.map((step) => step.branchOf)).toEqual([
    { choice: 'Fork two', choiceCy: 'Fforch two', branch: 'Branch right', branchCy: null },
    undefined,
    undefined,
  ])
})
