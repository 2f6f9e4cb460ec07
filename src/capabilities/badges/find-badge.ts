import type { Reader } from '#infrastructure/database/database.ts'
import type { Badge } from './badge.ts'

const versionColumns = [
  'name',
  'nameCy',
  'description',
  'descriptionCy',
  'criteria',
  'criteriaCy',
  'theme',
  'level',
  'skills',
  'hours',
  'assessment',
  'assessmentCy',
  'evidenceRequired',
  'evidenceGuidance',
  'evidenceGuidanceCy',
  'validForMonths',
  'repeatable',
  'artwork',
  'imageAlt',
  'imageAltCy',
  'badgeStandardId',
] as const
const qualified = versionColumns.map((column) => `badgeVersions.${column}` as const)

/** Badges with the words of one version, their place and their organisation. */
export function badgeQuery(database: Reader) {
  return database
    .selectFrom('badges')
    .innerJoin('places', 'places.id', 'badges.placeId')
    .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
    .innerJoin('badgeVersions', 'badgeVersions.badgeId', 'badges.id')
    .select(qualified)
    .select([
      'badges.id',
      'badges.slug',
      'badges.status',
      'badges.organisationId',
      'badges.placeId',
      'badges.publishedAt',
      'badges.featuredAt',
      'places.slug as placeSlug',
      'organisations.slug as organisationSlug',
      'organisations.name as organisationName',
      'badgeVersions.id as versionId',
      'badgeVersions.number as versionNumber',
    ])
    .$castTo<Badge>()
}

/** The badge as it is now: the words of its current version. */
export async function findBadge(
  database: Reader,
  by: { id: string } | { placeSlug: string; slug: string },
): Promise<Badge | undefined> {
  let query = badgeQuery(database).whereRef('badgeVersions.id', '=', 'badges.currentVersionId')
  query =
    'id' in by
      ? query.where('badges.id', '=', by.id)
      : query.where('places.slug', '=', by.placeSlug).where('badges.slug', '=', by.slug)
  return query.executeTakeFirst()
}

/** The badge as it was in one version: what an award made then shows for ever. */
export async function findBadgeVersion(database: Reader, versionId: string): Promise<Badge | undefined> {
  return badgeQuery(database).where('badgeVersions.id', '=', versionId).executeTakeFirst()
}

/** An earlier version of a badge, or the current one, by its number. */
export async function findBadgeVersionByNumber(
  database: Reader,
  { badgeId, number }: { badgeId: string; number: number },
): Promise<Badge | undefined> {
  if (!Number.isInteger(number)) return undefined
  return badgeQuery(database)
    .where('badgeVersions.badgeId', '=', badgeId)
    .where('badgeVersions.number', '=', number)
    .executeTakeFirst()
}
