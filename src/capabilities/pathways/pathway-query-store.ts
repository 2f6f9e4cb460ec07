import type { Reader } from '#infrastructure/database/database.ts'
import type { Pathway, PublishedPathway } from './pathway.ts'

const heads = [
  'pathways.id',
  'pathways.slug',
  'pathways.status',
  'pathways.placeId',
  'pathways.organisationId',
  'pathways.publishedAt',
  'pathways.updatedAt',
  'places.slug as placeSlug',
  'places.name as placeName',
  'places.nameCy as placeNameCy',
  'organisations.slug as organisationSlug',
  'organisations.name as organisationName',
] as const

export const versions = [
  'pathwayVersions.id as versionId',
  'pathwayVersions.number',
  'pathwayVersions.content',
  'pathwayVersions.changeNote',
  'pathwayVersions.changeNoteCy',
  'pathwayVersions.publishedAt as versionPublishedAt',
] as const

/** Pathways with their place and owner, drafts too. */
export function pathwayQuery(database: Reader) {
  return database
    .selectFrom('pathways')
    .innerJoin('places', 'places.id', 'pathways.placeId')
    .leftJoin('organisations', 'organisations.id', 'pathways.organisationId')
    .select(heads)
    .$castTo<Pathway>()
}

/** Pathways that were published, as they are now. */
export function publishedQuery(database: Reader) {
  return database
    .selectFrom('pathways')
    .innerJoin('places', 'places.id', 'pathways.placeId')
    .leftJoin('organisations', 'organisations.id', 'pathways.organisationId')
    .innerJoin('pathwayVersions', 'pathwayVersions.id', 'pathways.currentVersionId')
    .select(heads)
    .select(versions)
    .$castTo<PublishedPathway>()
}
