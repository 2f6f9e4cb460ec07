import { sql } from 'kysely'
import type { Level } from '#capabilities/places/badge-standard.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { Badge } from './badge.ts'
import { badgeQuery, namesSkill } from './badge-query-store.ts'

export interface BadgeFilter {
  placeId?: string
  organisationId?: string
  /** An organisation's own, and those of others that it may give. */
  issuableBy?: string
  opportunityId?: string
  /** Published ones only, unless the organisation itself is looking. */
  includeUnpublished?: boolean
  theme?: Theme
  level?: Level
  terms?: string
  /** The address of a skill that it shows. */
  skill?: string
  after?: Cursor
  limit: number
}

/** Badges as they are now: published ones newest first, or an organisation's own by when they were begun. */
export async function listBadges(
  {
    placeId,
    organisationId,
    issuableBy,
    opportunityId,
    includeUnpublished = false,
    theme,
    level,
    terms,
    skill,
    after,
    limit,
  }: BadgeFilter,
  { database }: Reading,
): Promise<Page<Badge>> {
  const time = includeUnpublished ? 'badges.createdAt' : 'badges.publishedAt'
  let query = badgeQuery(database)
    .select(`${time} as listedAt`)
    .orderBy(time, 'desc')
    .orderBy('badges.id', 'desc')
    .limit(limit + 1)
  if (!includeUnpublished) query = query.where('badges.status', '=', 'published')
  if (placeId) query = query.where('badges.placeId', '=', placeId)
  if (organisationId) query = query.where('badges.organisationId', '=', organisationId)
  if (issuableBy)
    query = query.where(
      sql<boolean>`badges.id in (select badge_id from badge_issuers
        where organisation_id = ${issuableBy} and state in ('owner', 'agreed'))`,
    )
  if (opportunityId)
    query = query.where('badges.id', 'in', (from) =>
      from.selectFrom('opportunityBadges').select('badgeId').where('opportunityId', '=', opportunityId),
    )
  if (theme) query = query.where('badgeVersions.theme', '=', theme)
  if (level) query = query.where('badgeVersions.level', '=', level)
  if (skill) query = query.where(namesSkill(skill))
  if (terms) query = query.where(sql<boolean>`badge_versions.search @@ ${searchTerms(terms)}`)
  if (after) query = query.where(sql<boolean>`(${sql.ref(time)}, badges.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query.$castTo<Badge & { listedAt: Date }>().execute()
  return pageOf(rows, limit, (row) => ({ at: row.listedAt, id: row.id }))
}

/** What the City Lead put on the front page, latest first. */
export async function listFeaturedBadges(
  { placeId, limit }: { placeId: string; limit: number },
  { database }: Reading,
): Promise<Badge[]> {
  return badgeQuery(database)
    .where('badges.placeId', '=', placeId)
    .where('badges.status', '=', 'published')
    .where('badges.featuredAt', 'is not', null)
    .orderBy('badges.featuredAt', 'desc')
    .limit(limit)
    .execute()
}

/** Badges that each of these opportunities earns. */
export async function badgesOfOpportunities(
  opportunityIds: string[],
  { database }: Reading,
): Promise<Map<string, Badge[]>> {
  if (opportunityIds.length === 0) return new Map()
  const rows = await badgeQuery(database)
    .innerJoin('opportunityBadges', 'opportunityBadges.badgeId', 'badges.id')
    .select('opportunityBadges.opportunityId')
    .where('opportunityBadges.opportunityId', 'in', opportunityIds)
    .where('badges.status', '=', 'published')
    .execute()
  return Map.groupBy(rows, (row) => row.opportunityId)
}
