import type { DestinationKind } from '#capabilities/pathways/pathway.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Both, LearningTemplate } from './content.ts'

/** What a step takes, by the keys of the templates whose badges count. */
type PlannedDemand =
  | { badges: string[]; needed?: number }
  | { hours: number; theme: Theme }
  /** Taking part where this is offered. */
  | { attend: string }
  | { pathway: string }
  | { milestone: true }

export interface PlannedStep {
  key: string
  title: Both
  reason: Both
  after?: string[]
  branch?: string
  takes: PlannedDemand
}

/** A pathway of the demonstration. */
export interface PlannedPathway {
  key: string
  /** The organisation that keeps it; the place's City Lead otherwise. */
  owner?: string
  title: Both
  summary: Both
  destinationKind: DestinationKind
  destination: Both
  audience: Both
  theme: Theme
  steps: PlannedStep[]
  choices?: { key: string; title: Both; needed: number; branches: { key: string; title: Both }[] }[]
  /** Given by itself at the end; its owner's own badge. */
  gives?: LearningTemplate['badge'] & { level: 1 | 2 | 3 | 4 }
}
