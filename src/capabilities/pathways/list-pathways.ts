import { sql } from 'kysely'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { DestinationKind, Pathway, PublishedPathway } from './pathway.ts'
import { pathwayQuery, publishedQuery } from './pathway-query-store.ts'

export interface PathwayFilter {
  placeId: string
  theme?: Theme
  destinationKind?: DestinationKind
  terms?: string
  after?: Cursor
  limit: number
}

/** Published pathways of a place, newest first. */
export async function listPathways(filter: PathwayFilter, { database }: Reading): Promise<Page<PublishedPathway>> {
  const { placeId, theme, destinationKind, terms, after, limit } = filter
  let query = publishedQuery(database)
    .where('pathways.placeId', '=', placeId)
    .where('pathways.status', '=', 'published')
    .orderBy('pathways.publishedAt', 'desc')
    .orderBy('pathways.id', 'desc')
    .limit(limit + 1)
  if (theme) query = query.where('pathwayVersions.theme', '=', theme)
  if (destinationKind) query = query.where('pathwayVersions.destinationKind', '=', destinationKind)
  if (terms) query = query.where(sql<boolean>`pathway_versions.search @@ ${searchTerms(terms)}`)
  if (after) query = query.where(sql<boolean>`(pathways.published_at, pathways.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query.execute()
  return pageOf(rows, limit, (row) => ({ at: row.publishedAt ?? row.updatedAt, id: row.id }))
}

export type CuratedPathway = Pathway & { createdAt: Date; title: string; titleCy: string | null; problems: number }

/** A curator's own pathways, drafts too, those begun last first. */
export async function listCuratedPathways(
  { owner, after, limit }: { owner: { organisationId: string } | { placeId: string }; after?: Cursor; limit: number },
  { database }: Reading,
): Promise<Page<CuratedPathway>> {
  let query = pathwayQuery(database)
    .select([
      'pathways.createdAt',
      sql<string>`pathways.draft ->> 'title'`.as('title'),
      sql<string | null>`pathways.draft ->> 'titleCy'`.as('titleCy'),
      sql<number>`(select count(*) from pathway_problems where pathway_id = pathways.id)`.as('problems'),
    ])
    .orderBy('pathways.createdAt', 'desc')
    .orderBy('pathways.id', 'desc')
    .limit(limit + 1)
  query =
    'organisationId' in owner
      ? query.where('pathways.organisationId', '=', owner.organisationId)
      : query.where('pathways.placeId', '=', owner.placeId).where('pathways.organisationId', 'is', null)
  if (after) query = query.where(sql<boolean>`(pathways.created_at, pathways.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query.$castTo<CuratedPathway>().execute()
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
}

/** Published pathways that the words fit, the best first; of one place, or of all. */
export async function searchPathways(
  { placeId, terms, limit }: { placeId?: string; terms: string; limit: number },
  { database }: Reading,
): Promise<PublishedPathway[]> {
  const matching = searchTerms(terms)
  let query = publishedQuery(database)
    .where('pathways.status', '=', 'published')
    .where(sql<boolean>`pathway_versions.search @@ ${matching}`)
    .orderBy(sql`ts_rank_cd(pathway_versions.search, ${matching}, 1)`, 'desc')
    .orderBy('pathways.publishedAt', 'desc')
    .limit(limit)
  if (placeId) query = query.where('pathways.placeId', '=', placeId)
  return query.execute()
}
