import type { Choice, PathwayContent, Step } from './pathway.ts'

// What a curator does to a draft. Each takes a content and gives the next one.

/** Puts a step in, at the end, or in the place of the one with its key. */
export function putStep(content: PathwayContent, step: Step): PathwayContent {
  const isKnown = content.steps.some((one) => one.key === step.key)
  const steps = isKnown ? content.steps.map((one) => (one.key === step.key ? step : one)) : [...content.steps, step]
  return { ...content, steps }
}

/** Takes a step out; what came after it now comes after what it came after. */
export function removeStep(content: PathwayContent, key: string): PathwayContent {
  const gone = content.steps.find((step) => step.key === key)
  if (!gone) return content
  return {
    ...content,
    steps: content.steps
      .filter((step) => step.key !== key)
      .map((step) => ({ ...step, after: bridged(step.after, gone).filter((one) => one !== step.key) })),
  }
}

function bridged(after: string[], gone: { key: string; after: string[] }): string[] {
  if (!after.includes(gone.key)) return after
  return [...new Set(after.flatMap((key) => (key === gone.key ? gone.after : [key])))]
}

/** Moves a step by one place in the list; at the ends nothing happens. */
export function moveStep(content: PathwayContent, { key, by }: { key: string; by: -1 | 1 }): PathwayContent {
  const at = content.steps.findIndex((step) => step.key === key)
  const other = at + by
  const [one, two] = [content.steps[at], content.steps[other]]
  if (!one || !two) return content
  return { ...content, steps: content.steps.with(at, two).with(other, one) }
}

/** Puts a choice in, at the end, or in the place of the one with its key. Steps of branches that went stand by themselves. */
export function putChoice(content: PathwayContent, choice: Choice): PathwayContent {
  const isKnown = content.choices.some((one) => one.key === choice.key)
  const choices = isKnown
    ? content.choices.map((one) => (one.key === choice.key ? choice : one))
    : [...content.choices, choice]
  return withoutLostBranches({ ...content, choices })
}

export function removeChoice(content: PathwayContent, key: string): PathwayContent {
  const steps = content.steps.map((step) => ({ ...step, after: step.after.filter((one) => one !== key) }))
  return withoutLostBranches({ ...content, steps, choices: content.choices.filter((choice) => choice.key !== key) })
}

function withoutLostBranches(content: PathwayContent): PathwayContent {
  const branches = new Set(content.choices.flatMap((choice) => choice.branches.map((branch) => branch.key)))
  const steps = content.steps.map((step) =>
    step.branch === null || branches.has(step.branch) ? step : { ...step, branch: null },
  )
  return { ...content, steps }
}

/** A word for a new step, choice or branch that none of the others has. */
export function freeKey(content: PathwayContent, wanted: string): string {
  const taken = new Set([
    ...content.steps.map((step) => step.key),
    ...content.choices.flatMap((choice) => [choice.key, ...choice.branches.map((branch) => branch.key)]),
  ])
  if (!taken.has(wanted)) return wanted
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`
}
