import type { Reading } from '#infrastructure/database/database.ts'
import { listPathwaysThrough } from './find-pathway.ts'
import { listPathwayCards } from './list-pathway-cards.ts'
import type { PublicPathwayCard } from './public-pathway-card.ts'

interface Held {
  badgeIds: readonly string[]
  /** Pathways that the learner has chosen already. */
  chosenIds: readonly string[]
  limit: number
}

/** Published pathways that count one of these badges and were not chosen yet, the newest first. */
export async function listFittingPathways(
  { badgeIds, chosenIds, limit }: Held,
  { database }: Reading,
): Promise<PublicPathwayCard[]> {
  const through = await listPathwaysThrough({ badgeIds, limit: limit + chosenIds.length }, { database })
  const fitting = through.filter(({ id }) => !chosenIds.includes(id)).slice(0, limit)
  return listPathwayCards(fitting, { database })
}
