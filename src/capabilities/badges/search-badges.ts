import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { Badge } from './badge.ts'
import { badgeQuery } from './badge-query-store.ts'

/** Published badges that the words fit, the best first: a badge that is called so before one that only speaks of it. */
export async function searchBadges(
  { placeId, terms, limit }: { placeId?: string; terms: string; limit: number },
  { database }: Reading,
): Promise<Badge[]> {
  const matching = searchTerms(terms)
  let query = badgeQuery(database)
    .where('badges.status', '=', 'published')
    .where(sql<boolean>`badge_versions.search @@ ${matching}`)
    .orderBy(sql`ts_rank_cd(badge_versions.search, ${matching}, 1)`, 'desc')
    .orderBy('badges.publishedAt', 'desc')
    .limit(limit)
  if (placeId) query = query.where('badges.placeId', '=', placeId)
  return query.execute()
}
