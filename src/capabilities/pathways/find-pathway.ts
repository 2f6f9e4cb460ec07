import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Pathway, PathwayContent, PathwayVersion, PublishedPathway } from './pathway.ts'
import { pathwayQuery, publishedQuery, versions } from './pathway-query-store.ts'

/** The pathway as it is now; archived ones stay readable for those on their way. */
export async function findPathway(
  by: { id: string } | { placeSlug: string; slug: string },
  { database }: Reading,
): Promise<PublishedPathway | undefined> {
  const query = publishedQuery(database)
  return 'id' in by
    ? query.where('pathways.id', '=', by.id).executeTakeFirst()
    : query.where('places.slug', '=', by.placeSlug).where('pathways.slug', '=', by.slug).executeTakeFirst()
}

/** One version of a pathway, in force or not. */
export async function findPathwayVersion(
  by: { versionId: string } | { pathwayId: string; number: number },
  { database }: Reading,
): Promise<PathwayVersion | undefined> {
  return database
    .selectFrom('pathwayVersions')
    .select(versions)
    .where((where) =>
      'versionId' in by
        ? where('id', '=', by.versionId)
        : where.and([where('pathwayId', '=', by.pathwayId), where('number', '=', by.number)]),
    )
    .$castTo<PathwayVersion>()
    .executeTakeFirst()
}

/** What its curator is working on. */
export async function findPathwayDraft(
  pathwayId: string,
  { database }: Reading,
): Promise<(Pathway & { draft: PathwayContent }) | undefined> {
  return pathwayQuery(database)
    .select('pathways.draft')
    .where('pathways.id', '=', pathwayId)
    .$castTo<Pathway & { draft: PathwayContent }>()
    .executeTakeFirst()
}

/** Versions as they came, the newest first. */
export async function listPathwayVersions(
  pathwayId: string,
  { database }: Reading,
): Promise<Pick<PathwayVersion, 'versionId' | 'number' | 'changeNote' | 'changeNoteCy' | 'versionPublishedAt'>[]> {
  return database
    .selectFrom('pathwayVersions')
    .select(['id as versionId', 'number', 'changeNote', 'changeNoteCy', 'publishedAt as versionPublishedAt'])
    .where('pathwayId', '=', pathwayId)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
}

/** Badges, or taking part in something, that may be a step of a pathway. */
export interface Through {
  badgeIds: readonly string[]
  opportunityId?: string
}

/** Published pathways of which one of these is a step. */
export async function listPathwaysThrough(
  { badgeIds, opportunityId, limit }: Through & { limit: number },
  { database }: Reading,
): Promise<PublishedPathway[]> {
  const targets = badgeIds.map((badgeId) => sql`(${badgeId}, 'badge')`)
  if (opportunityId) targets.push(sql`(${opportunityId}, 'attend')`)
  if (targets.length === 0) return []
  return publishedQuery(database)
    .where('pathways.status', '=', 'published')
    .where(
      'pathways.currentVersionId',
      'in',
      sql<string>`(select version_id from pathway_options where (target, kind) in (${sql.join(targets)}))`,
    )
    .orderBy('pathways.publishedAt', 'desc')
    .limit(limit)
    .execute()
}
