import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import type { Badge } from './badge.ts'

export const versionColumns = [
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

/** Badges as they are now, with their place and their organisation. */
export function badgeQuery(database: Reader) {
  // By the current version alone: that it is the badge's too is known, and a second condition would have the database
  // expect next to no badge, and read and sort them all.
  return withVersions(database, { version: 'badges.currentVersionId', key: 'badgeVersions.id' })
}

type VersionJoin =
  | { version: 'badges.currentVersionId'; key: 'badgeVersions.id' }
  | { version: 'badges.id'; key: 'badgeVersions.badgeId' }

export function withVersions(database: Reader, { version, key }: VersionJoin) {
  return database
    .selectFrom('badges')
    .innerJoin('places', 'places.id', 'badges.placeId')
    .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
    .innerJoin('badgeVersions', key, version)
    .leftJoin('organisationPlaces', (join) =>
      join
        .onRef('organisationPlaces.placeId', '=', 'badges.placeId')
        .onRef('organisationPlaces.organisationId', '=', 'badges.organisationId'),
    )
    .select(qualified)
    .select([
      'badges.id',
      'badges.slug',
      'badges.status',
      'badges.organisationId',
      'badges.placeId',
      'badges.publishedAt',
      'badges.featuredAt',
      'badges.reviewedVersionId',
      'badges.reviewedAt',
      'places.slug as placeSlug',
      'organisations.slug as organisationSlug',
      'organisations.name as organisationName',
      'badgeVersions.id as versionId',
      'badgeVersions.number as versionNumber',
      sql<boolean>`coalesce(organisation_places.status in ('suspended', 'left'), false)`.as('isSuspended'),
    ])
    .$castTo<Badge>()
}

/** Of `badge_versions`: that it shows the skill with this address. */
export const namesSkill = (uri: string) => sql<boolean>`badge_versions.skills @> ${JSON.stringify([{ uri }])}::jsonb`
