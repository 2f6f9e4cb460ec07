import type { Skill } from '#capabilities/skills/skill.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Badge, BadgeContent } from './badge.ts'
import { badgeQuery, namesSkill, versionColumns, withVersions } from './badge-query-store.ts'

const content = versionColumns.slice(0, versionColumns.indexOf('badgeStandardId')) as (keyof BadgeContent)[]

/** Of everything that a form changes of a badge. */
export function badgeRevision(badge: BadgeContent): string {
  return revisionOf(content.map((column) => badge[column]))
}

/** The badge as it is now: the words of its current version. */
export async function findBadge(
  by: { id: string } | { placeSlug: string; slug: string },
  { database }: Reading,
): Promise<Badge | undefined> {
  let query = badgeQuery(database)
  query =
    'id' in by
      ? query.where('badges.id', '=', by.id)
      : query.where('places.slug', '=', by.placeSlug).where('badges.slug', '=', by.slug)
  return query.executeTakeFirst()
}

/** The badge as it was in one version: what an award made then shows for ever. */
export async function findBadgeVersion(versionId: string, { database }: Reading): Promise<Badge | undefined> {
  return withVersions(database, { version: 'badges.id', key: 'badgeVersions.badgeId' })
    .where('badgeVersions.id', '=', versionId)
    .executeTakeFirst()
}

/** The versions of a badge, the newest first, from below a number on; each with when it was written. */
export async function listBadgeVersions(
  { badgeId, below, limit }: { badgeId: string; below?: number | undefined; limit: number },
  { database }: Reading,
): Promise<(Badge & { createdAt: Date })[]> {
  let query = withVersions(database, { version: 'badges.id', key: 'badgeVersions.badgeId' })
    .select('badgeVersions.createdAt')
    .where('badges.id', '=', badgeId)
    .orderBy('badgeVersions.number', 'desc')
    .limit(limit)
  if (below !== undefined) query = query.where('badgeVersions.number', '<', below)
  return query.$castTo<Badge & { createdAt: Date }>().execute()
}

/** An earlier version of a badge, or the current one, by its number. */
export async function findBadgeVersionByNumber(
  { badgeId, number }: { badgeId: string; number: number },
  { database }: Reading,
): Promise<Badge | undefined> {
  if (!Number.isInteger(number)) return undefined
  return withVersions(database, { version: 'badges.id', key: 'badgeVersions.badgeId' })
    .where('badges.id', '=', badgeId)
    .where('badgeVersions.number', '=', number)
    .executeTakeFirst()
}

/** A skill as a badge names it that was ever published: what an old award says leads somewhere. */
export async function findNamedSkill(uri: string, { database }: Reading): Promise<Skill | undefined> {
  const version = await database
    .selectFrom('badgeVersions')
    .innerJoin('badges', 'badges.id', 'badgeVersions.badgeId')
    .select('badgeVersions.skills')
    .where(namesSkill(uri))
    .where('badges.status', '<>', 'draft')
    .limit(1)
    .$castTo<{ skills: Skill[] }>()
    .executeTakeFirst()
  return version?.skills.find((skill) => skill.uri === uri)
}
