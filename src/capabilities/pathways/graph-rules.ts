import { finishKey, type PathwayContent, type Step } from './pathway.ts'
import { comesAfter } from './problem-rules.ts'

/** A pathway as what leads to what: steps, the joins of its choices, and its end. */
export interface PathwayGraph {
  nodes: { id: string; kind: 'step' | 'choice' | 'finish' }[]
  edges: { from: string; to: string }[]
}

export function graphOf(content: PathwayContent): PathwayGraph {
  const before = comesAfter(content)
  const ahead = new Set([...before.values()].flat())
  const last = [...before.keys()].filter((key) => !ahead.has(key))
  return {
    nodes: [
      ...content.steps.map(({ key }) => ({ id: key, kind: 'step' as const })),
      ...content.choices.map(({ key }) => ({ id: key, kind: 'choice' as const })),
      { id: finishKey, kind: 'finish' },
    ],
    edges: [
      ...[...before].flatMap(([to, from]) => lastOf(from, before).map((key) => ({ from: key, to }))),
      ...last.map((from) => ({ from, to: finishKey })),
    ],
  }
}

/** Of what comes before, only what nothing else of it comes after: a line for each would be a thicket. */
function lastOf(keys: string[], before: Map<string, string[]>): string[] {
  const isBefore = (one: string, other: string, seen = new Set<string>()): boolean => {
    const direct = before.get(other) ?? []
    if (direct.includes(one)) return true
    return direct.some((key) => !seen.has(key) && isBefore(one, key, seen.add(key)))
  }
  return keys.filter((key) => !keys.some((other) => other !== key && isBefore(key, other) && !isBefore(other, key)))
}

/** The steps that come next after a step, past milestones and choices; none where it is the last. */
export function stepsAfter(content: PathwayContent, key: string): Step[] {
  const { edges } = graphOf(content)
  const seen = new Set<string>()
  const found: Step[] = []
  const waiting = [key]
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const { to } of edges.filter((edge) => edge.from === from)) {
      if (seen.has(to)) continue
      seen.add(to)
      const step = content.steps.find((one) => one.key === to)
      if (step && step.requirement.kind !== 'milestone') found.push(step)
      else waiting.push(to)
    }
  }
  return found
}
