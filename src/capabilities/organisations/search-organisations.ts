import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { OrganisationKind } from './organisation.ts'

export interface OrganisationFound {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  description: string
  descriptionCy: string | null
  placeSlug: string
}

/** Organisations that a place let in and that the words fit, the best first. */
export async function searchOrganisations(
  { placeId, terms, limit }: { placeId?: string; terms: string; limit: number },
  { database }: Reading,
): Promise<OrganisationFound[]> {
  const matching = searchTerms(terms)
  let query = database
    .selectFrom('organisations')
    .innerJoin('organisationPlaces', 'organisationPlaces.organisationId', 'organisations.id')
    .innerJoin('places', 'places.id', 'organisationPlaces.placeId')
    .select([
      'organisations.id',
      'organisations.slug',
      'organisations.name',
      'organisations.kind',
      'organisations.description',
      'organisations.descriptionCy',
      'places.slug as placeSlug',
    ])
    .where('organisationPlaces.status', '=', 'approved')
    .where(sql<boolean>`organisations.search @@ ${matching}`)
    .orderBy(sql`ts_rank_cd(organisations.search, ${matching}, 1)`, 'desc')
    .orderBy('organisations.name')
    .limit(limit)
  if (placeId) query = query.where('organisationPlaces.placeId', '=', placeId)
  const rows = await query.execute()
  return rows as OrganisationFound[]
}
