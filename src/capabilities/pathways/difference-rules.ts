import type { Choice, PathwayContent, Step } from './pathway.ts'

/** One thing that changed from one version to another, for those on their way. */
export type Difference =
  | { kind: 'step-added'; step: Step }
  | { kind: 'step-removed'; step: Step }
  /** What it takes is another; `was` stands in the older version. */
  | { kind: 'step-asks-otherwise'; step: Step; was: Step }
  | { kind: 'step-comes-elsewhere'; step: Step }
  | { kind: 'step-reworded'; step: Step }
  | { kind: 'choice-added'; choice: Choice }
  | { kind: 'choice-removed'; choice: Choice }
  | { kind: 'choice-changed'; choice: Choice }
  | { kind: 'destination-changed' }
  | { kind: 'badge-at-the-end-changed' }

/** The differences that a follower of the older version finds on the newer one. */
export function differencesOf(older: PathwayContent, newer: PathwayContent): Difference[] {
  return [
    ...(older.destination === newer.destination && older.destinationKind === newer.destinationKind
      ? []
      : [{ kind: 'destination-changed' as const }]),
    ...newer.steps.flatMap((step) =>
      stepDifferences(
        older.steps.find((one) => one.key === step.key),
        step,
      ),
    ),
    ...without(older.steps, newer.steps).map((step) => ({ kind: 'step-removed' as const, step })),
    ...newer.choices.flatMap((choice) =>
      choiceDifferences(
        older.choices.find((one) => one.key === choice.key),
        choice,
      ),
    ),
    ...without(older.choices, newer.choices).map((choice) => ({ kind: 'choice-removed' as const, choice })),
    ...(older.finishBadgeId === newer.finishBadgeId ? [] : [{ kind: 'badge-at-the-end-changed' as const }]),
  ]
}

function without<T extends { key: string }>(all: T[], some: T[]): T[] {
  return all.filter((one) => !some.some((other) => other.key === one.key))
}

function stepDifferences(was: Step | undefined, step: Step): Difference[] {
  if (!was) return [{ kind: 'step-added', step }]
  const found: Difference[] = []
  if (!alike(was.requirement, step.requirement)) found.push({ kind: 'step-asks-otherwise', step, was })
  if (!alike(was.after, step.after) || was.branch !== step.branch) found.push({ kind: 'step-comes-elsewhere', step })
  if (found.length === 0 && (was.title !== step.title || was.reason !== step.reason))
    found.push({ kind: 'step-reworded', step })
  return found
}

function choiceDifferences(was: Choice | undefined, choice: Choice): Difference[] {
  if (!was) return [{ kind: 'choice-added', choice }]
  const branchesOf = (one: Choice) => one.branches.map((branch) => branch.key)
  return was.needed === choice.needed && alike(branchesOf(was), branchesOf(choice))
    ? []
    : [{ kind: 'choice-changed', choice }]
}

/** Whether two pieces of content say the same, in whatever order their fields were written. */
export function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder)
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
