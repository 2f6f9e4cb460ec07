import { type BadgeOption, finishKey, type PathwayContent, type Requirement } from './pathway.ts'
import { realSteps } from './progress-rules.ts'

/** A version as the database counts it: the same that `progressOf` counts, in rows. */
export interface CountingRows {
  steps: {
    position: number
    choice: number | null
    branch: number | null
    needed: number
    hours: number | null
    theme: string | null
  }[]
  choices: { choice: number; needed: number }[]
  options: { position: number; kind: 'badge' | 'attend' | 'pathway' | 'elsewhere'; target: string }[]
}

export function countingRows(content: PathwayContent): CountingRows {
  const places = new Map(
    content.choices.flatMap((choice, at) =>
      choice.branches.map((branch, turn) => [branch.key, { choice: at, branch: turn }] as const),
    ),
  )
  const steps = realSteps(content)
  return {
    choices: content.choices.map(({ needed }, choice) => ({ choice, needed })),
    steps: steps.map(({ requirement, branch }, position) => ({
      position,
      choice: places.get(branch ?? '')?.choice ?? null,
      branch: places.get(branch ?? '')?.branch ?? null,
      needed: requirement.kind === 'badges' ? requirement.needed : 1,
      hours: requirement.kind === 'hours' ? requirement.hours : null,
      theme: requirement.kind === 'hours' ? requirement.theme : null,
    })),
    options: steps.flatMap(({ requirement }, position) =>
      optionsOf(requirement).map((option) => ({ position, ...option })),
    ),
  }
}

function optionsOf(requirement: Requirement): Pick<CountingRows['options'][number], 'kind' | 'target'>[] {
  switch (requirement.kind) {
    case 'badges':
      return unique(requirement.options)
    case 'attend':
      return [{ kind: 'attend', target: requirement.opportunityId }]
    case 'pathway':
      return [{ kind: 'pathway', target: requirement.pathwayId }]
    case 'hours':
    case 'milestone':
      return []
  }
}

function unique(options: BadgeOption[]) {
  const rows = options.map((option) =>
    'badgeId' in option
      ? { kind: 'badge' as const, target: option.badgeId }
      : { kind: 'elsewhere' as const, target: option.achievementId },
  )
  return [...new Map(rows.map((row) => [`${row.kind} ${row.target}`, row])).values()]
}

/** Everything elsewhere that a pathway names. */
export interface References {
  badgeIds: string[]
  opportunityIds: string[]
  pathwayIds: string[]
}

export function referencesOf(content: PathwayContent): References {
  const badgeIds = new Set<string>(milestoneBadges(content).values())
  const opportunityIds = new Set<string>()
  const pathwayIds = new Set<string>()
  for (const { requirement } of content.steps) {
    if (requirement.kind === 'attend') opportunityIds.add(requirement.opportunityId)
    if (requirement.kind === 'pathway') pathwayIds.add(requirement.pathwayId)
    if (requirement.kind === 'badges')
      for (const option of requirement.options) if ('badgeId' in option) badgeIds.add(option.badgeId)
  }
  return { badgeIds: [...badgeIds], opportunityIds: [...opportunityIds], pathwayIds: [...pathwayIds] }
}

/** The badge that each milestone gives, the end among them, by the milestone's key. */
export function milestoneBadges(content: PathwayContent): Map<string, string> {
  const given = content.steps.flatMap(({ key, requirement }) =>
    requirement.kind === 'milestone' && requirement.badgeId ? [[key, requirement.badgeId] as const] : [],
  )
  return new Map(content.finishBadgeId ? [...given, [finishKey, content.finishBadgeId]] : given)
}
