import fc from 'fast-check'
import type { Choice, PathwayContent, Requirement, Step } from '#capabilities/pathways/pathway.ts'
import {
  attendToken,
  badgeToken,
  type Earned,
  elsewhereToken,
  pathwayToken,
} from '#capabilities/pathways/progress-rules.ts'

/** What random pathways ask for and random learners have: few of each, so that they often meet. */
export interface World {
  badgeIds: string[]
  opportunityIds: string[]
  pathwayIds: string[]
}

export const smallWorld: World = {
  badgeIds: ['b0', 'b1', 'b2', 'b3', 'b4', 'b5'],
  opportunityIds: ['o0', 'o1'],
  pathwayIds: ['p0', 'p1'],
}

export const elsewhere = ['https://elsewhere.example/first-aid', 'https://elsewhere.example/welding']
const hourThemes = ['digital', 'nature'] as const

export const pathwayDefaults: Omit<PathwayContent, 'steps' | 'choices'> = {
  title: 'Web maker',
  titleCy: 'Gwneuthurwr gwefannau',
  summary: 'From a first page to a site that others use.',
  summaryCy: null,
  destinationKind: 'role',
  destination: 'Junior web developer',
  destinationCy: null,
  audience: 'Anyone who likes to make things.',
  audienceCy: null,
  theme: 'digital',
  reviewOn: '2027-06-01',
  finishBadgeId: null,
}

export function aStep(key: string, requirement: Requirement, more: Partial<Step> = {}): Step {
  return {
    key,
    title: `Step ${key}`,
    titleCy: null,
    reason: 'It helps.',
    reasonCy: null,
    after: [],
    branch: null,
    requirement,
    ...more,
  }
}

export const badge = (badgeId: string): Requirement => ({ kind: 'badges', options: [{ badgeId }], needed: 1 })

function requirements({ badgeIds, opportunityIds, pathwayIds }: World): fc.Arbitrary<Requirement> {
  const option = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...badgeIds).map((badgeId) => ({ badgeId })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...elsewhere).map((achievementId) => ({ achievementId, name: 'Elsewhere' })),
    },
  )
  const badges = fc
    .uniqueArray(option, { minLength: 1, maxLength: 4, selector: (one) => JSON.stringify(one) })
    .chain((options) =>
      fc.record({
        kind: fc.constant('badges' as const),
        options: fc.constant(options),
        needed: fc.integer({ min: 1, max: options.length }),
      }),
    )
  return fc.oneof(
    { weight: 5, arbitrary: badges },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('hours' as const),
        hours: fc.integer({ min: 1, max: 60 }),
        theme: fc.constantFrom(null, ...hourThemes),
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...opportunityIds)
        .map((opportunityId) => ({ kind: 'attend' as const, opportunityId })),
    },
    ...(pathwayIds.length > 0
      ? [
          {
            weight: 1,
            arbitrary: fc.constantFrom(...pathwayIds).map((pathwayId) => ({ kind: 'pathway' as const, pathwayId })),
          },
        ]
      : []),
    { weight: 1, arbitrary: fc.constant({ kind: 'milestone' as const, badgeId: null }) },
  )
}

/** Any pathway, sound or not: with forks, milestones, and steps that may even wait for each other. */
export function pathways(world: World): fc.Arbitrary<PathwayContent> {
  const choices = fc.array(
    fc.record({ branches: fc.integer({ min: 1, max: 3 }), needed: fc.integer({ min: 1, max: 3 }) }),
    {
      maxLength: 2,
    },
  )
  return fc.tuple(fc.integer({ min: 1, max: 8 }), choices).chain(([count, forks]) => {
    const made: Choice[] = forks.map(({ branches, needed }, at) => ({
      key: `c${at}`,
      title: 'Choose',
      titleCy: null,
      needed: Math.min(needed, branches),
      branches: Array.from({ length: branches }, (_, turn) => ({
        key: `c${at}b${turn}`,
        title: 'Branch',
        titleCy: null,
      })),
    }))
    const keys = [...Array.from({ length: count }, (_, at) => `s${at}`), ...made.map((choice) => choice.key)]
    const branches = made.flatMap((choice) => choice.branches.map((branch) => branch.key))
    const steps = Array.from({ length: count }, (_, at) =>
      fc
        .record({
          requirement: requirements(world),
          after: fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 3 }),
          branch: branches.length > 0 ? fc.option(fc.constantFrom(...branches), { nil: null }) : fc.constant(null),
        })
        .map(({ requirement, ...more }) => aStep(`s${at}`, requirement, more)),
    )
    return fc.tuple(...steps).map((all) => ({ ...pathwayDefaults, steps: all, choices: made }))
  })
}

/** One option of a step. */
export type Earning = { token: string } | { theme: string; hours: number }

export function earnings({ badgeIds, opportunityIds, pathwayIds }: World): fc.Arbitrary<Earning[]> {
  const tokens = [
    ...badgeIds.map(badgeToken),
    ...opportunityIds.map(attendToken),
    ...pathwayIds.map(pathwayToken),
    ...elsewhere.map(elsewhereToken),
  ]
  return fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...tokens).map((token) => ({ token })) },
      {
        weight: 1,
        arbitrary: fc.record({ theme: fc.constantFrom(...hourThemes), hours: fc.integer({ min: 1, max: 30 }) }),
      },
    ),
    { maxLength: 14 },
  )
}

export function earnedBy(some: Earning[]): Earned {
  const hours = new Map<string, number>()
  for (const one of some) if ('theme' in one) hours.set(one.theme, (hours.get(one.theme) ?? 0) + one.hours)
  return { tokens: new Set(some.flatMap((one) => ('token' in one ? [one.token] : []))), hours }
}
