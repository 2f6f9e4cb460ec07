import { listBadgesById } from '#capabilities/badges/list-badges-by-id.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { referencesOf } from './counting-rules.ts'
import type { PublishedPathway } from './pathway.ts'
import { type PublicPathwayCard, publicPathwayCard } from './public-pathway-card.ts'

/** Pathways as short trails: the steps with the pictures of their badges, and how many steps the shortest way has. */
export async function listPathwayCards(
  pathways: PublishedPathway[],
  { database }: Reading,
): Promise<PublicPathwayCard[]> {
  const ids = new Set(pathways.flatMap(({ content }) => referencesOf(content).badgeIds))
  const badges = await listBadgesById([...ids], { database })
  const named = {
    badges: new Map(badges.map((badge) => [badge.id, { ...badge, openOpportunities: 0 }])),
    opportunities: new Map(),
    pathways: new Map(),
  }
  return pathways.map((pathway) => publicPathwayCard(pathway, named))
}
