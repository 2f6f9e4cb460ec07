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
  /** What begins next first, where so much is here that it can be told. */
  soonestFirst?: boolean
}

export interface NearbyPage {
  rows: Nearby[]
  /** What begins next comes first; else what is nearest. */
  isSoonest: boolean
}

/**
 * What lies on this part of the map: among what is around where that is enough, else among all of it. Soonest first where
 * that is asked for and all of it was looked through; else nearest first.
 */
export async function listNearbyOpportunities(
  { narrowing, from, edges, limit, offset = 0, soonestFirst = false }: NearbyRequest,
  { database, now }: Reading & { now: Date },
): Promise<NearbyPage> {
  const { x, y } = project(from)
  const around = await lookAround(database, { narrowing, from, edges })
  const isSoonest = soonestFirst && around.reach >= furthestWithin(edges, { x, y })
  const found = isSoonest ? around.found : around.found.slice(offset, offset + limit)
  const away = sql`on_map <-> point(${x}, ${y})`
  const listings = isSoonest
    ? opportunityQuery(database, now).orderBy(sql`next_starts_at nulls last`).orderBy('opportunities.id')
    : opportunityQuery(database, now).orderBy(away).orderBy('opportunities.id')
  const ids = found.map(({ id }) => id)
  const query =
    isSoonest || ids.length === limit
      ? listings.where('opportunities.id', 'in', ids)
      : listings.where(fits(narrowing)).where(within(edges))
  const isChosen = !isSoonest && ids.length === limit
  const rows =
    ids.length === 0 && isSoonest ? [] : await (isChosen ? query : query.limit(limit).offset(offset)).execute()
  return {
    isSoonest,
    rows: rows.map((row) => ({
      ...row,
      distanceMeters: distanceMeters(from, { latitude: row.latitude ?? 0, longitude: row.longitude ?? 0 }),
    })),
  }
}

/** To the corner that is furthest away, as a part of the width of the web map. */
function furthestWithin({ west, north, east, south }: Edges, { x, y }: { x: number; y: number }) {
  return Math.hypot(
    Math.max(Math.abs(x - west), Math.abs(x - east)),
    Math.max(Math.abs(y - north), Math.abs(y - south)),
  )
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
