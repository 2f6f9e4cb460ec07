import { sql } from 'kysely'
import { countUpTo } from '#infrastructure/database/count-up-to.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { distanceMeters, type Position, project } from '#infrastructure/map/mercator.ts'
import { type Edges, lookAround, within } from './nearest-store.ts'
import type { OpportunityListing, OpportunityNarrowing } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'
import { opportunityQuery } from './opportunity-query-store.ts'

export interface Nearby extends OpportunityListing {
  distanceMeters: number
}

interface NearbyRequest {
  narrowing: OpportunityNarrowing
  /** Nearest to here first. */
  from: Position
  /** Only what lies in this part of the unit square of the web map. */
  edges: Edges
  limit: number
  offset?: number
}

/** What lies on this part of the map, nearest first: among what is around where that is enough, else among all of it. */
export async function listNearbyOpportunities(
  { narrowing, from, edges, limit, offset = 0 }: NearbyRequest,
  { database, now }: Reading & { now: Date },
): Promise<Nearby[]> {
  const { x, y } = project(from)
  const around = await lookAround(database, { narrowing, from, edges })
  const near = around.found.slice(offset, offset + limit)
  const listings = opportunityQuery(database, now)
    .orderBy(sql`on_map <-> point(${x}, ${y})`)
    .orderBy('opportunities.id')
  const rows =
    near.length === limit
      ? await listings
          .where(
            'opportunities.id',
            'in',
            near.map(({ id }) => id),
          )
          .execute()
      : await listings.where(fits(narrowing)).where(within(edges)).limit(limit).offset(offset).execute()
  return rows.map((row) => ({
    ...row,
    distanceMeters: distanceMeters(from, { latitude: row.latitude ?? 0, longitude: row.longitude ?? 0 }),
  }))
}

/** How many lie on this part of the map, counted up to a bound. */
export async function countNearbyOpportunities(
  { narrowing, edges, atMost }: Pick<NearbyRequest, 'narrowing' | 'edges'> & { atMost: number },
  { database }: Reading,
): Promise<number> {
  const found = database
    .selectFrom('opportunities')
    .select('opportunities.id')
    .where(fits(narrowing))
    .where(within(edges))
  return countUpTo(database, found, atMost)
}
