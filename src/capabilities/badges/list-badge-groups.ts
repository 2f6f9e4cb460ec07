import { type RawBuilder, sql } from 'kysely'
import type { Level } from '#capabilities/places/badge-standard.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { Badge } from './badge.ts'
import { badgeQuery } from './badge-query-store.ts'

export interface BadgeGroup extends Badge {
  /** How many other organisations of the place give a badge like it. */
  others: number
}

/** More are told as so many; nobody counts them on a card. */
const mostCounted = 99

/**
 * Other published badges of the place that are like the one at hand: of the same name, theme and level. `also` is a
 * condition on them (`twin`, `twin_version`).
 */
function twins(what: RawBuilder<unknown>, also: RawBuilder<unknown>) {
  return sql`(select ${what} from badge_versions as twin_version
    join badges as twin on twin.current_version_id = twin_version.id
    where lower(twin_version.name) = lower(badge_versions.name) and twin_version.theme = badge_versions.theme
      and twin_version.level = badge_versions.level and twin.place_id = badges.place_id and twin.status = 'published'
      and twin.id <> badges.id and ${also})`
}

interface Asked {
  placeId: string
  theme?: Theme | undefined
  level?: Level | undefined
  after?: Cursor | undefined
  limit: number
}

/** The published badges of a place, newest first; of several that are alike the newest stands for them all. */
export async function listBadgeGroups(
  { placeId, theme, level, after, limit }: Asked,
  { database }: Reading,
): Promise<Page<BadgeGroup>> {
  const newer = twins(sql`1`, sql`(twin.published_at, twin.id) > (badges.published_at, badges.id)`)
  const counted = twins(
    sql`twin.organisation_id`,
    sql`twin.organisation_id <> badges.organisation_id limit ${mostCounted}`,
  )
  let query = badgeQuery(database)
    .select(sql<number>`(select count(distinct organisation_id)::int from ${counted} as counted)`.as('others'))
    .where('badges.placeId', '=', placeId)
    .where('badges.status', '=', 'published')
    .where(sql<boolean>`not exists ${newer}`)
    .orderBy('badges.publishedAt', 'desc')
    .orderBy('badges.id', 'desc')
    .limit(limit + 1)
  if (theme) query = query.where('badgeVersions.theme', '=', theme)
  if (level) query = query.where('badgeVersions.level', '=', level)
  if (after) query = query.where(sql<boolean>`(badges.published_at, badges.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query.$castTo<BadgeGroup & { publishedAt: Date }>().execute()
  return pageOf(rows, limit, (row) => ({ at: row.publishedAt, id: row.id }))
}

/** Badges of other organisations of the place that are like this one, by organisation. */
export async function listLikeBadges(
  { badgeId, limit }: { badgeId: string; limit: number },
  { database }: Reading,
): Promise<Badge[]> {
  const own = database
    .selectFrom('badges')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .where('badges.id', '=', badgeId)
    .select([
      'badges.placeId',
      'badges.organisationId',
      'badgeVersions.name',
      'badgeVersions.theme',
      'badgeVersions.level',
    ])
  return badgeQuery(database)
    .innerJoin(own.as('own'), (join) =>
      join
        .onRef('own.placeId', '=', 'badges.placeId')
        .onRef('own.theme', '=', 'badgeVersions.theme')
        .onRef('own.level', '=', 'badgeVersions.level')
        .on(sql<boolean>`lower(own.name) = lower(badge_versions.name)`)
        .onRef('own.organisationId', '<>', 'badges.organisationId'),
    )
    .where('badges.status', '=', 'published')
    .orderBy('organisations.name')
    .orderBy('badges.id')
    .limit(limit)
    .execute()
}
