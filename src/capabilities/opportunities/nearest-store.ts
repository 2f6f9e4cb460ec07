import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import { type Position, project } from '#infrastructure/map/mercator.ts'
import type { OpportunityNarrowing } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'

interface Nearest {
  narrowing: OpportunityNarrowing
  from: Position
  /** So many in all, from the nearest on. */
  needed: number
}

interface Found {
  id: string
  /** From where the search began, as a part of the width of the web map. */
  away: number
}

/** What was found within a reach, nearest first: all that is there. */
export interface Around {
  found: Found[]
  reach: number
}

/** So many of the nearest are looked through one by one: what is common is among them. */
const lookedThrough = 3000
/** Nothing on the web map is further away than from corner to corner. */
const furthest = Math.SQRT2
/** Some forty metres: as near as it makes sense to begin, were there thousands of listings on one spot. */
const narrowest = 1e-6

/** The matches among so many of the nearest, whatever they are. Costs the same for every word. */
export async function lookAround(
  database: Reader,
  { narrowing, from, edges }: Pick<Nearest, 'narrowing' | 'from'> & { edges?: Edges },
): Promise<Around> {
  const isFitting = edges ? sql`${fits(narrowing)} and ${within(edges)}` : fits(narrowing)
  // PostgreSQL 15 follows the index of places only where nothing but the distance is asked for: ids come afterwards.
  const { rows } = await sql<Found & { isFitting: boolean }>`
    select * from (
      select id, ${awayFrom(from)} as away, ${isFitting} as is_fitting from opportunities
      where status = 'published' and on_map is not null order by ${awayFrom(from)} limit ${lookedThrough}) as around
    order by away, id`.execute(database)
  const isAll = rows.length < lookedThrough
  const reach = isAll ? furthest : (rows.at(-1)?.away ?? furthest)
  // Of those on the very edge some may have been left out.
  return { found: rows.filter((row) => row.isFitting && (isAll || row.away < reach)), reach }
}

/** A part of the unit square of the web map. */
export interface Edges {
  west: number
  north: number
  east: number
  south: number
}

/** Lies in this part of the map. */
export function within({ west, north, east, south }: Edges) {
  return sql<boolean>`on_map <@ box(point(${west}, ${north}), point(${east}, ${south}))`
}

/**
 * The nearest of a great many matches that are not common around here: everything within a reach is put in order, so
 * that the index of words and the index of places are read together and no listing is opened in vain. The reach grows
 * until it holds enough.
 */
export async function lookFurther(
  database: Reader,
  { needed, ...search }: Nearest,
  { found, reach }: Around,
): Promise<Found[]> {
  const around = { found, reach }
  while (around.found.length < needed && around.reach < furthest) {
    around.reach = widened({ reach: around.reach, found: around.found.length, needed })
    around.found = await withinReach(database, search, { reach: around.reach, needed })
  }
  return around.found
}

/** Wide enough for what is needed if there is as much further out as there is here, and half as much again. */
function widened({ reach, found, needed }: { reach: number; found: number; needed: number }): number {
  const times = Math.sqrt((1.5 * needed) / Math.max(found, needed / 12))
  return Math.min(furthest, Math.max(narrowest, reach) * Math.max(1.5, times))
}

async function withinReach(
  database: Reader,
  { narrowing, from }: Pick<Nearest, 'narrowing' | 'from'>,
  { reach, needed }: { reach: number; needed: number },
): Promise<Found[]> {
  const { x, y } = project(from)
  const square = { west: x - reach, north: y - reach, east: x + reach, south: y + reach }
  const { rows } = await sql<Found>`
    with within as materialized (
      select id, ${awayFrom(from)} as away from opportunities
      where status = 'published' and ${within(square)} and ${fits(narrowing)})
    -- A corner of the box is further away than what may lie just outside its edge.
    select id, away from within where away <= ${reach} order by away, id limit ${needed}`.execute(database)
  return rows
}

function awayFrom(from: Position) {
  const { x, y } = project(from)
  return sql`on_map <-> point(${x}, ${y})`
}
