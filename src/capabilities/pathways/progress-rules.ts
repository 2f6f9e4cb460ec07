import type { BadgeOption, PathwayContent, Requirement, Step } from './pathway.ts'
import { finishKey } from './pathway.ts'

/** What a learner has that can count: of awards those that are neither withdrawn nor run out, whatever their version. */
export interface Earned {
  /** Badges held, opportunities taken part in, pathways finished, achievements brought along: see `badgeToken` and its like. */
  tokens: ReadonlySet<string>
  /** Hours of the badges held, by theme. */
  hours: ReadonlyMap<string, number>
}

export const badgeToken = (badgeId: string) => `badge ${badgeId}`
export const attendToken = (opportunityId: string) => `attend ${opportunityId}`
export const pathwayToken = (pathwayId: string) => `pathway ${pathwayId}`
export const elsewhereToken = (achievementId: string) => `elsewhere ${achievementId}`

export type StepState = 'done' | 'open' | 'locked'

export interface StepProgress {
  key: string
  state: StepState
  /** How much of it is there already, of what is needed: badges or hours. */
  has: number
  needs: number
  /** Nothing waits for it any more: enough other branches of its choice are done. */
  spare: boolean
}

export interface Progress {
  /** In the order of the pathway's steps. */
  steps: StepProgress[]
  /** Steps of the shortest way to the end, and how many of them no longer lie ahead. */
  total: number
  done: number
  finished: boolean
  /** Keys of the milestones reached, the end among them. */
  reached: string[]
}

export function optionToken(option: BadgeOption): string {
  return 'badgeId' in option ? badgeToken(option.badgeId) : elsewhereToken(option.achievementId)
}

/** What counts for a step, and how much of it is needed. A milestone asks for nothing of its own. */
export function demandOf(requirement: Exclude<Requirement, { kind: 'milestone' | 'hours' }>): {
  tokens: string[]
  needed: number
} {
  switch (requirement.kind) {
    case 'badges':
      return { tokens: [...new Set(requirement.options.map(optionToken))], needed: requirement.needed }
    case 'attend':
      return { tokens: [attendToken(requirement.opportunityId)], needed: 1 }
    case 'pathway':
      return { tokens: [pathwayToken(requirement.pathwayId)], needed: 1 }
  }
}

/**
 * How far a learner is. One more thing earned never lowers it, and the order of earning plays no part: a step is done by
 * what is held, whatever comes before it on the way; `after` only says what to take on next.
 */
export function progressOf(content: PathwayContent, earned: Earned): Progress {
  const counted = new Map(content.steps.map((step) => [step.key, countOf(step.requirement, earned)]))
  const isDone = settle(content, (key) => isMet(counted.get(key)))
  const steps = content.steps.map((step): StepProgress => {
    const { has, needs } = counted.get(step.key) ?? { has: 0, needs: 0 }
    const state = isDone(step.key) ? 'done' : step.after.every(isDone) ? 'open' : 'locked'
    const choice = content.choices.find(({ branches }) => branches.some((branch) => branch.key === step.branch))
    const spare = state !== 'done' && choice !== undefined && isDone(choice.key)
    return { key: step.key, state, has: Math.min(has, needs), needs, spare }
  })
  const total = stepsLeft(content, () => false)
  const left = stepsLeft(content, isDone)
  const finished = total > 0 && left === 0
  const milestones = content.steps.filter((step) => step.requirement.kind === 'milestone' && isDone(step.key))
  return {
    steps,
    total,
    done: total - left,
    finished,
    reached: [...milestones.map((step) => step.key), ...(finished ? [finishKey] : [])],
  }
}

interface Counted {
  has: number
  needs: number
}

const isMet = (counted: Counted | undefined) =>
  counted !== undefined && counted.needs > 0 && counted.has >= counted.needs

function countOf(requirement: Requirement, earned: Earned): Counted {
  if (requirement.kind === 'milestone') return { has: 0, needs: 0 }
  if (requirement.kind === 'hours') return { has: hoursOf(requirement.theme, earned), needs: requirement.hours }
  const { tokens, needed } = demandOf(requirement)
  return { has: tokens.filter((token) => earned.tokens.has(token)).length, needs: needed }
}

/** Hours are kept in tenths: sums of binary fractions would miss a round number by a hair. */
function hoursOf(theme: string | null, { hours }: Earned): number {
  const some = theme === null ? [...hours.values()] : [hours.get(theme) ?? 0]
  return Math.round(some.reduce((sum, one) => sum + one, 0) * 10) / 10
}

/** Whether a step or a choice is done. What waits for itself, in a pathway that is still being written, never is. */
function settle(content: PathwayContent, isMetByItself: (key: string) => boolean): (key: string) => boolean {
  const steps = new Map(content.steps.map((step) => [step.key, step]))
  const choices = new Map(content.choices.map((choice) => [choice.key, choice]))
  const known = new Map<string, boolean>()
  const isDone = (key: string): boolean => {
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, false)
    const result = decide(key)
    known.set(key, result)
    return result
  }
  const decide = (key: string): boolean => {
    const choice = choices.get(key)
    if (choice) {
      const through = choice.branches.filter((branch) => {
        const own = realSteps(content).filter((step) => step.branch === branch.key)
        return own.length > 0 && own.every((step) => isDone(step.key))
      })
      return through.length >= choice.needed
    }
    const step = steps.get(key)
    if (step?.requirement.kind !== 'milestone') return isMetByItself(key)
    return step.after.length > 0 && step.after.every(isDone)
  }
  return isDone
}

/** Steps at which something has to be done: milestones are not counted. */
export function realSteps(content: PathwayContent): Step[] {
  return content.steps.filter((step) => step.requirement.kind !== 'milestone')
}

/** How many steps lie ahead by the shortest way: of each choice, the branches with the fewest steps left. */
function stepsLeft(content: PathwayContent, isDone: (key: string) => boolean): number {
  const steps = realSteps(content)
  const inBranches = new Set(content.choices.flatMap((choice) => choice.branches.map((branch) => branch.key)))
  const leftOf = (some: Step[]) => some.filter((step) => !isDone(step.key)).length
  const outside = leftOf(steps.filter((step) => step.branch === null || !inBranches.has(step.branch)))
  return content.choices.reduce((sum, { branches, needed }) => {
    const own = branches
      .map((branch) => steps.filter((step) => step.branch === branch.key))
      .filter((branch) => branch.length > 0)
    const left = own.map(leftOf).sort((a, b) => a - b)
    return sum + left.slice(0, needed).reduce((all, some) => all + some, 0)
  }, outside)
}

/**
 * Adds the pathways that are finished by what was earned, which may finish others in turn. Pathways that require each
 * other in a cycle do not finish each other.
 */
export function withFinishedPathways(earned: Earned, pathways: ReadonlyMap<string, PathwayContent>): Earned {
  const tokens = new Set(earned.tokens)
  for (let grew = true; grew; ) {
    grew = false
    for (const [id, content] of pathways) {
      if (tokens.has(pathwayToken(id)) || !progressOf(content, { tokens, hours: earned.hours }).finished) continue
      tokens.add(pathwayToken(id))
      grew = true
    }
  }
  return { tokens, hours: earned.hours }
}
