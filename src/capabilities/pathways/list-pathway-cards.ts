import { listBadgesById } from '#capabilities/badges/list-badges-by-id.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { referencesOf } from './counting-rules.ts'
import type { PublishedPathway } from './pathway.ts'
import { progressOf, realSteps } from './progress-rules.ts'
import { viewOf } from './view-rules.ts'

const nothing = { tokens: new Set<string>(), hours: new Map<string, number>() }

/** Pathways as short trails: the steps with the pictures of their badges, and how many steps the shortest way has. */
export async function listPathwayCards(pathways: PublishedPathway[], { database }: Reading) {
  const ids = new Set(pathways.flatMap(({ content }) => referencesOf(content).badgeIds))
  const badges = await listBadgesById([...ids], { database })
  const named = {
    badges: new Map(badges.map((badge) => [badge.id, { ...badge, openOpportunities: 0 }])),
    opportunities: new Map(),
    pathways: new Map(),
  }
  return pathways.map(({ content, ...pathway }) => {
    const { title, titleCy, destinationKind, destination, destinationCy, theme } = content
    const real = new Set(realSteps(content).map((step) => step.key))
    const steps = viewOf(content, named).steps.filter((step) => real.has(step.key))
    return {
      ...pathway,
      ...{ title, titleCy, destinationKind, destination, destinationCy, theme },
      total: progressOf(content, nothing).total,
      steps: steps.map(({ key, title: terms, titleCy: wordsCy, artwork }) => ({
        key,
        title: terms,
        titleCy: wordsCy,
        artwork,
      })),
    }
  })
}
