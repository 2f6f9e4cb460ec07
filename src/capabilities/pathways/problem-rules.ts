import { milestoneBadges } from './counting-rules.ts'
import { finishKey, type PathwayContent, type Step } from './pathway.ts'
import { optionToken } from './progress-rules.ts'

/** What is known of the things that a pathway names. What is not here is not there. */
export interface PathwayFacts {
  badges: ReadonlyMap<string, { status: string; openOpportunities: number; organisationId: string }>
  opportunities: ReadonlyMap<string, { status: string; isOpen: boolean }>
  pathways: ReadonlyMap<string, { status: string; leadsTo: readonly string[] }>
  /** Badges of others that their owners agreed this pathway may give. */
  agreedBadgeIds: ReadonlySet<string>
}

const mendable = [
  'no-steps',
  'cycle',
  'comes-after-nothing-known',
  'no-badge-chosen',
  'needs-more-than-there-is',
  'branch-is-empty',
  'choice-needs-more-than-there-is',
  'unreachable',
  'badge-is-missing',
  'badge-is-not-published',
  'badge-is-archived',
  'opportunity-is-missing',
  'pathway-is-missing',
  'pathways-in-a-circle',
] as const
const worthKnowing = ['nowhere-to-earn', 'opportunity-is-over', 'badge-owner-has-not-agreed', 'review-is-due'] as const

export type ProblemCode = (typeof mendable)[number] | (typeof worthKnowing)[number]

export interface Problem {
  code: ProblemCode
  /** The step or choice where it is, or the pathway as a whole. */
  at: string | undefined
}

/** A pathway with such a problem would lead nowhere: it is not published. */
export function blocks({ code }: Problem): boolean {
  return mendable.some((one) => one === code)
}

interface Looked {
  content: PathwayContent
  facts: PathwayFacts
  organisationId: string | null
  pathwayId: string
  now: Date
}

/** Everything that is wrong with a pathway, in the order of its steps. */
export function problemsOf(looked: Looked): Problem[] {
  const { content, now } = looked
  const whole: Problem[] = []
  if (content.steps.every((step) => step.requirement.kind === 'milestone'))
    whole.push({ code: 'no-steps', at: undefined })
  if (content.reviewOn && new Date(content.reviewOn) <= now) whole.push({ code: 'review-is-due', at: undefined })
  const inCircle = circlesOf(content)
  return [
    ...whole,
    ...content.steps.flatMap((step) => [
      ...(inCircle.has(step.key) ? [{ code: 'cycle' as const, at: step.key }] : []),
      ...orderProblems(step, content),
      ...requirementProblems(step, looked),
    ]),
    ...choiceProblems(content),
    ...givenProblems(looked),
  ]
}

function orderProblems(step: Step, content: PathwayContent): Problem[] {
  const known = new Set([...content.steps, ...content.choices].map((one) => one.key))
  const branches = new Set(content.choices.flatMap((choice) => choice.branches.map((branch) => branch.key)))
  const lost = step.after.some((key) => !known.has(key)) || (step.branch !== null && !branches.has(step.branch))
  const floating = step.requirement.kind === 'milestone' && step.after.length === 0
  return [
    ...(lost ? [{ code: 'comes-after-nothing-known' as const, at: step.key }] : []),
    ...(floating ? [{ code: 'unreachable' as const, at: step.key }] : []),
  ]
}

function requirementProblems({ key, requirement }: Step, { facts, pathwayId }: Looked): Problem[] {
  const found = (code: ProblemCode): Problem => ({ code, at: key })
  switch (requirement.kind) {
    case 'badges':
      return badgeProblems(requirement, facts).map(found)
    case 'attend': {
      const opportunity = facts.opportunities.get(requirement.opportunityId)
      if (!opportunity) return [found('opportunity-is-missing')]
      return opportunity.isOpen ? [] : [found('opportunity-is-over')]
    }
    case 'pathway': {
      const other = facts.pathways.get(requirement.pathwayId)
      if (requirement.pathwayId === pathwayId || other?.leadsTo.includes(pathwayId))
        return [found('pathways-in-a-circle')]
      return other?.status === 'published' ? [] : [found('pathway-is-missing')]
    }
    case 'hours':
    case 'milestone':
      return []
  }
}

function badgeProblems(
  { options, needed }: Extract<Step['requirement'], { kind: 'badges' }>,
  { badges }: PathwayFacts,
): ProblemCode[] {
  if (options.length === 0) return ['no-badge-chosen']
  if (needed > new Set(options.map(optionToken)).size) return ['needs-more-than-there-is']
  const known = options.flatMap((option) => ('badgeId' in option ? [badges.get(option.badgeId)] : []))
  const open = known.filter((badge) => badge?.status === 'published')
  const fromElsewhere = options.length - known.length
  // One of several may go, as long as enough of them are left.
  if (open.length + fromElsewhere < needed) {
    if (known.includes(undefined)) return ['badge-is-missing']
    return [known.some((badge) => badge?.status === 'archived') ? 'badge-is-archived' : 'badge-is-not-published']
  }
  const earnable = open.filter((badge) => (badge?.openOpportunities ?? 0) > 0).length + fromElsewhere
  return earnable < needed ? ['nowhere-to-earn'] : []
}

function choiceProblems({ choices, steps }: PathwayContent): Problem[] {
  const taken = new Set(steps.filter((step) => step.requirement.kind !== 'milestone').map((step) => step.branch))
  return choices.flatMap(({ key, needed, branches }): Problem[] => {
    if (needed > branches.length || branches.length === 0) return [{ code: 'choice-needs-more-than-there-is', at: key }]
    return branches.every((branch) => taken.has(branch.key)) ? [] : [{ code: 'branch-is-empty', at: key }]
  })
}

function givenProblems({ content, facts, organisationId }: Looked): Problem[] {
  return [...milestoneBadges(content)].flatMap(([milestone, badgeId]): Problem[] => {
    const at = milestone === finishKey ? undefined : milestone
    const badge = facts.badges.get(badgeId)
    if (!badge) return [{ code: 'badge-is-missing', at }]
    if (badge.status === 'archived') return [{ code: 'badge-is-archived', at }]
    if (badge.status !== 'published') return [{ code: 'badge-is-not-published', at }]
    const may = badge.organisationId === organisationId || facts.agreedBadgeIds.has(badgeId)
    return may ? [] : [{ code: 'badge-owner-has-not-agreed', at }]
  })
}

/** Steps that, by what they come after, wait for themselves. */
function circlesOf(content: PathwayContent): Set<string> {
  const before = comesAfter(content)
  const inCircle = new Set<string>()
  for (const start of before.keys()) {
    const seen = new Set<string>()
    const waiting = [...(before.get(start) ?? [])]
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (key === start) inCircle.add(start)
      if (seen.has(key)) continue
      seen.add(key)
      waiting.push(...(before.get(key) ?? []))
    }
  }
  return inCircle
}

/** What every step and choice waits for; a choice waits for the steps of its branches. */
export function comesAfter({ steps, choices }: PathwayContent): Map<string, string[]> {
  const branchSteps = (branch: string) => steps.filter((step) => step.branch === branch).map((step) => step.key)
  return new Map([
    ...steps.map((step) => [step.key, step.after] as const),
    ...choices.map(({ key, branches }) => [key, branches.flatMap((branch) => branchSteps(branch.key))] as const),
  ])
}
