import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { OrganisationKind, Standing } from './organisation.ts'

export interface OrganisationListing {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  description: string
  descriptionCy: string | null
  website: string | null
  /** When the place let it in, or when it asked. */
  since: Date
}

export interface OrganisationFilter {
  placeId: string
  standing?: Standing
  kind?: OrganisationKind
  terms?: string
  after?: Cursor
  limit: number
}

/** The organisations of a place, those that joined last first. */
export async function listOrganisations(
  { placeId, standing = 'approved', kind, terms, after, limit }: OrganisationFilter,
  { database }: Reading,
): Promise<Page<OrganisationListing>> {
  const since = sql<Date>`coalesce(decided_at, asked_at)`
  let query = database
    .selectFrom('organisationPlaces')
    .innerJoin('organisations', 'organisations.id', 'organisationPlaces.organisationId')
    .select(['organisations.id', 'slug', 'name', 'kind', 'description', 'descriptionCy', 'website', since.as('since')])
    .where('placeId', '=', placeId)
    .where('status', '=', standing)
    .orderBy('since', 'desc')
    .orderBy('organisations.id', 'desc')
    .limit(limit + 1)
  if (kind) query = query.where('kind', '=', kind)
  if (terms) query = query.where(sql<boolean>`organisations.search @@ ${searchTerms(terms)}`)
  if (after)
    query = query.where(
      sql<boolean>`(coalesce(decided_at, asked_at), organisations.id) < (${after.at}, ${after.id}::uuid)`,
    )
  const rows = (await query.execute()) as OrganisationListing[]
  return pageOf(rows, limit, (row) => ({ at: row.since, id: row.id }))
}

export async function countOrganisations(
  { placeId, standing }: { placeId: string; standing: Standing },
  { database }: Reading,
): Promise<number> {
  const row = await database
    .selectFrom('organisationPlaces')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('placeId', '=', placeId)
    .where('status', '=', standing)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Approved organisations as choices in a filter, in alphabetical order; a place has hundreds. */
export async function listOrganisationChoices(
  placeId: string,
  { database }: Reading,
): Promise<{ id: string; slug: string; name: string }[]> {
  return database
    .selectFrom('organisationPlaces')
    .innerJoin('organisations', 'organisations.id', 'organisationPlaces.organisationId')
    .select(['organisations.id', 'slug', 'name'])
    .where('placeId', '=', placeId)
    .where('status', '=', 'approved')
    .orderBy('name')
    .limit(500)
    .execute()
}
