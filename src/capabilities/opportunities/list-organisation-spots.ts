import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { Position } from '#infrastructure/map/mercator.ts'
import type { OpportunityNarrowing } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'

/** An organisation where it offers most. */
export interface OrganisationSpot extends Position {
  id: string
  slug: string
  name: string
  kind: string
  description: string
  descriptionCy: string | null
  /** How much it offers on that spot. */
  count: number
}

/** Of each organisation the newest that it has on the map are looked at; a place has hundreds of organisations. */
const mostLookedAt = 200
const mostOrganisations = 1000

/**
 * The organisations of a place that offer what an address narrows to, each on the spot where it offers most of it:
 * a real address, where an average could lie in the sea. Words find what is offered and who offers it.
 */
export async function listOrganisationSpots(
  { placeId, narrowing: { terms, ...narrowing } }: { placeId: string; narrowing: OpportunityNarrowing },
  { database }: Reading,
): Promise<OrganisationSpot[]> {
  const matching = terms ? searchTerms(terms) : undefined
  const named = matching ? sql`(opportunities.search @@ ${matching} or organisations.search @@ ${matching})` : sql`true`
  const { rows } = await sql<OrganisationSpot>`
    select organisations.id, organisations.slug, organisations.name, organisations.kind, organisations.description,
      organisations.description_cy, spot.latitude, spot.longitude, spot.count
    from organisation_places join organisations on organisations.id = organisation_places.organisation_id
    cross join lateral (
      select min(latitude) as latitude, min(longitude) as longitude, count(*)::int as count
      from (
        select * from opportunities
        where place_id = ${placeId} and organisation_id = organisations.id and morton is not null
        order by published_at desc limit ${mostLookedAt}
      ) as opportunities
      where ${fits(narrowing)} and ${named}
      group by morton order by count(*) desc, morton limit 1) as spot
    where organisation_places.place_id = ${placeId} and organisation_places.status = 'approved'
    order by organisations.name, organisations.id limit ${mostOrganisations}`.execute(database)
  return rows
}
