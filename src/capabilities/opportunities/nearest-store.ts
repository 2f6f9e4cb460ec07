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

/** The matches among so many of the nearest, whatever they are. Costs the same for every word. */
export async function lookAround(
  database: Reader,
  { narrowing, from }: Pick<Nearest, 'narrowing' | 'from'>,
): Promise<Around> {
  const { rows } = await sql<Found & { isFitting: boolean }>`
    select id, ${awayFrom(from)} as away, ${fits(narrowing)} as is_fitting from opportunities
    where status = 'published' and on_map is not null order by ${awayFrom(from)}, id limit ${lookedThrough}`.execute(
    database,
  )
  const isAll = rows.length < lookedThrough
  const reach = isAll ? furthest : (rows.at(-1)?.away ?? furthest)
  return { found: rows.filter(({ isFitting }) => isFitting), reach }
}

/**
 * The nearest of a great many matches that are not common around here: everything within a reach is put in order, so
 * that the index of words and the index of places are read together and no listing is opened in vain. The reach grows
 * until it holds enough.
 */
export async function lookFurther(
  database: Reader,
  { needed, ...nearest }: Nearest,
  { found, reach }: Around,
): Promise<Found[]> {
  const around = { found, reach }
  while (around.found.length < needed && around.reach < furthest) {
    around.reach = widened({ reach: around.reach, found: around.found.length, needed })
    around.found = await withinReach(database, nearest, { reach: around.reach, needed })
  }
  return around.found
}

/** Wide enough for what is needed if there is as much further out as there is here, and half as much again. */
function widened({ reach, found, needed }: { reach: number; found: number; needed: number }): number {
  const times = Math.sqrt((1.5 * needed) / Math.max(found, needed / 12))
  return Math.min(furthest, reach * Math.max(1.5, times))
}

async function withinReach(
  database: Reader,
  { narrowing, from }: Pick<Nearest, 'narrowing' | 'from'>,
  { reach, needed }: { reach: number; needed: number },
): Promise<Found[]> {
  const { x, y } = project(from)
  const box = sql`box(point(${x - reach}, ${y - reach}), point(${x + reach}, ${y + reach}))`
  const { rows } = await sql<Found>`
    with within as materialized (
      select id, ${awayFrom(from)} as away from opportunities
      where status = 'published' and on_map <@ ${box} and ${fits(narrowing)})
    -- A corner of the box is further away than what may lie just outside its edge.
    select id, away from within where away <= ${reach} order by away, id limit ${needed}`.execute(database)
  return rows
}

function awayFrom(from: Position) {
  const { x, y } = project(from)
  return sql`on_map <-> point(${x}, ${y})`
}
