import { sql } from 'kysely'
import { countUpTo } from '#infrastructure/database/count-up-to.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import { distanceMeters, type Position, project } from '#infrastructure/map/mercator.ts'
import { opportunityQuery } from './find-opportunity.ts'
import type { OpportunityListing, OpportunityNarrowing } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'

export interface Nearby extends OpportunityListing {
  distanceMeters: number
}

interface NearbyRequest {
  narrowing: OpportunityNarrowing
  /** Nearest to here first. */
  from: Position
  /** Only what lies in this part of the unit square of the web map. */
  edges: { west: number; north: number; east: number; south: number }
  limit: number
  offset?: number
}

/** What lies on this part of the map, nearest first. Reads outwards from the middle and stops when it has enough. */
export async function listNearbyOpportunities(
  database: Reader,
  { narrowing, from, edges, limit, offset = 0 }: NearbyRequest,
  now: Date,
): Promise<Nearby[]> {
  const { x, y } = project(from)
  const rows = await opportunityQuery(database, now)
    .where(fits(narrowing))
    .where(sql<boolean>`on_map is not null`)
    .where(within(edges))
    .orderBy(sql`on_map <-> point(${x}, ${y})`)
    .orderBy('opportunities.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    ...row,
    distanceMeters: distanceMeters(from, { latitude: row.latitude ?? 0, longitude: row.longitude ?? 0 }),
  }))
}

/** How many lie on this part of the map, counted up to a bound. */
export async function countNearbyOpportunities(
  database: Reader,
  { narrowing, edges, atMost }: Pick<NearbyRequest, 'narrowing' | 'edges'> & { atMost: number },
): Promise<number> {
  const found = database
    .selectFrom('opportunities')
    .select('opportunities.id')
    .where(fits(narrowing))
    .where(within(edges))
  return countUpTo(database, found, atMost)
}

function within({ west, north, east, south }: NearbyRequest['edges']) {
  return sql<boolean>`on_map <@ box(point(${west}, ${north}), point(${east}, ${south}))`
}
