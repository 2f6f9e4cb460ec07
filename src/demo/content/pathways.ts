import type { PlannedPathway } from './pathway-content.ts'
import { brightonPathways } from './pathways/brighton-and-hove.ts'
import { plymouthPathways } from './pathways/plymouth.ts'

export const pathwaysOfTowns: Record<string, PlannedPathway[]> = {
  'brighton-and-hove': brightonPathways,
  plymouth: plymouthPathways,
}
