import type { Badge } from '#capabilities/badges/badge.ts'
import { listBadgesById } from '#capabilities/badges/list-badges-by-id.ts'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { listOpenOpportunities, type OpenOpportunity } from '#capabilities/opportunities/list-open-opportunities.ts'
import type { AgeBand } from '#capabilities/people/person.ts'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import type { Position } from '#infrastructure/map/mercator.ts'
import { findPathway } from './find-pathway.ts'
import type { Goal } from './list-goals.ts'
import type { Requirement } from './pathway.ts'
import { badgeToken, type Earned, realSteps } from './progress-rules.ts'

/** Something to do next, and for which step of which goal it is. */
export interface NextStep {
  goal: Pick<Goal, 'pathway'> & { title: string; titleCy: string | null }
  step: { key: string; number: number; title: string; titleCy: string | null; reason: string; reasonCy: string | null }
  ways: Way[]
}

export type Way =
  | { kind: 'opportunity'; opportunity: OpenOpportunity; earns: { name: string; nameCy: string | null } | undefined }
  | { kind: 'pathway'; title: string; titleCy: string | null; href: string }
  | { kind: 'hours'; hours: number; left: number; theme: string | null; href: string }
  | { kind: 'elsewhere'; name: string; href: string }
  /** Nothing that they could do is on offer now: whom to ask. */
  | { kind: 'nobody-offers-it'; badge: { name: string; nameCy: string | null; href: string; by: string } }

interface NextStepsRequest {
  goals: Goal[]
  earned: Earned
  ageBand: AgeBand | undefined
  /** Where the learner said that they are, in this visit alone. */
  near: Position | undefined
  /** Only what costs nothing. */
  freeOnly?: boolean
  /** How many ways each step is given. */
  each: number
  /** Keeps what is on offer, which is the same for everybody, under a key that says for whom it fits. */
  keepOffers?: (key: string, read: () => Promise<Offers>) => Promise<Offers>
}

interface Offers {
  badges: Badge[]
  opportunities: OpenOpportunity[]
}

const agesOf: Record<AgeBand, { youngest: number; oldest: number }> = {
  '13-15': { youngest: 13, oldest: 15 },
  '16-17': { youngest: 16, oldest: 17 },
  '18-24': { youngest: 18, oldest: 24 },
  '25-plus': { youngest: 25, oldest: 120 },
}

/** A person's open steps, each with opportunities that fit their age, nearest or soonest first. */
export async function listNextSteps(
  request: NextStepsRequest,
  { database, now }: Reading & { now: Date },
): Promise<NextStep[]> {
  const { goals, earned, ageBand, near, freeOnly, each } = request
  const open = goals.flatMap((goal) => openSteps(goal))
  const wanted = new Set(open.flatMap(({ step }) => badgesWanted(step.requirement, earned)))
  const badgeIds = [...wanted]
  const ages = ageBand && agesOf[ageBand]
  const readOffers = async () => {
    const [badges, opportunities] = await Promise.all([
      listBadgesById(badgeIds, { database }),
      listOpenOpportunities({ badgeIds, ages, near, freeOnly, each: 4 }, { database, now }),
    ])
    return { badges, opportunities }
  }
  // The position is used for this request alone and not stored.
  const keepOffers = near ? undefined : request.keepOffers
  const key = `offers ${ages?.youngest} ${freeOnly} ${badgeIds.toSorted()}`
  const { badges, opportunities } = await (keepOffers ? keepOffers(key, readOffers) : readOffers())
  const known = { badges: new Map(badges.map((badge) => [badge.id, badge])), opportunities }
  return Promise.all(
    open.map(async ({ goal, step, number, has }): Promise<NextStep> => {
      const { key, title, titleCy, reason, reasonCy, requirement } = step
      const ways = await waysOf(database, { requirement, goal, has, earned, known, near, now })
      return {
        goal: { pathway: goal.pathway, title: goal.content.title, titleCy: goal.content.titleCy },
        step: { key, number, title, titleCy, reason, reasonCy },
        ways: ways.slice(0, each),
      }
    }),
  )
}

function openSteps(goal: Goal) {
  const states = new Map(goal.progress.steps.map((step) => [step.key, step]))
  if (goal.progress.finished) return []
  return realSteps(goal.content).flatMap((step, at) => {
    const state = states.get(step.key)
    return state?.state === 'open' && !state.spare ? [{ goal, step, number: at + 1, has: state.has }] : []
  })
}

function badgesWanted(requirement: Requirement, { tokens }: Earned): string[] {
  if (requirement.kind !== 'badges') return []
  return requirement.options.flatMap((option) =>
    'badgeId' in option && !tokens.has(badgeToken(option.badgeId)) ? [option.badgeId] : [],
  )
}

interface WaysRequest {
  requirement: Requirement
  goal: Goal
  has: number
  earned: Earned
  known: { badges: Map<string, Badge>; opportunities: OpenOpportunity[] }
  near: Position | undefined
  now: Date
}

async function waysOf(database: Reader, asked: WaysRequest): Promise<Way[]> {
  const { requirement, goal, has, now } = asked
  switch (requirement.kind) {
    case 'badges':
      return badgeWays(requirement, asked)
    case 'hours': {
      const query = requirement.theme ? `?theme=${requirement.theme}` : ''
      const href = `/${goal.pathway.placeSlug}/opportunities${query}`
      const { hours, theme } = requirement
      return [{ kind: 'hours', hours, left: Math.max(0, hours - has), theme, href }]
    }
    case 'attend': {
      const found = await findOpportunity({ id: requirement.opportunityId }, { database, now })
      if (found?.status !== 'published') return []
      return [
        { kind: 'opportunity', opportunity: { ...found, badgeId: '', distanceMeters: undefined }, earns: undefined },
      ]
    }
    case 'pathway': {
      const found = await findPathway({ id: requirement.pathwayId }, { database })
      if (!found) return []
      const { title, titleCy } = found.content
      return [{ kind: 'pathway', title, titleCy, href: `/${found.placeSlug}/pathways/${found.slug}` }]
    }
    case 'milestone':
      return []
  }
}

function badgeWays(
  requirement: Extract<Requirement, { kind: 'badges' }>,
  { earned, known: { badges, opportunities } }: WaysRequest,
): Way[] {
  const wanted = badgesWanted(requirement, earned)
  const found = opportunities
    .filter((one) => wanted.includes(one.badgeId))
    .map((opportunity): Way => ({ kind: 'opportunity', opportunity, earns: badges.get(opportunity.badgeId) }))
  // The same opportunity may earn several of the badges: once is enough.
  const once = [...new Map(found.map((way) => ['opportunity' in way ? way.opportunity.id : '', way])).values()]
  const elsewhere = requirement.options.flatMap((option): Way[] =>
    'badgeId' in option ? [] : [{ kind: 'elsewhere', name: option.name, href: option.achievementId }],
  )
  if (once.length + elsewhere.length > 0) return [...once.sort(sooner), ...elsewhere]
  const badge = wanted.map((id) => badges.get(id)).find((one) => one !== undefined)
  if (!badge) return []
  const { name, nameCy, organisationName: by } = badge
  return [{ kind: 'nobody-offers-it', badge: { name, nameCy, by, href: `/${badge.placeSlug}/badges/${badge.slug}` } }]
}

function sooner(one: Way, other: Way): number {
  if (one.kind !== 'opportunity' || other.kind !== 'opportunity') return 0
  const [a, b] = [one.opportunity, other.opportunity]
  const far = Number.MAX_SAFE_INTEGER
  if (a.distanceMeters !== undefined || b.distanceMeters !== undefined)
    return (a.distanceMeters ?? far) - (b.distanceMeters ?? far)
  return (a.nextStartsAt?.getTime() ?? far) - (b.nextStartsAt?.getTime() ?? far)
}
