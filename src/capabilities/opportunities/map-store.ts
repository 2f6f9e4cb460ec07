import { sql } from 'kysely'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { OpportunityNarrowing } from './opportunity.ts'
import { fits, isNarrowed } from './opportunity-filter-store.ts'

/** A tile is looked at as 8 by 8 squares: three levels finer than itself. */
const finerBy = 3
const finest = 24
/** Squares are kept counted up to here; a finer one holds few enough points to count them. */
export const finestCounted = 14
export const coarsestCounted = finerBy
/** So few are sooner read whole than counted and then looked up by name; so many are sooner counted by the database. */
const [fewPoints, manySpots] = [250, 1000]
/** From this level on a tile holds few points, except in the middle of a city. */
export const fewFrom = 16

/** One tile of the web map. */
export interface Tile {
  z: number
  x: number
  y: number
}

/** What lies in one square of a tile. */
export interface SquareRow {
  square: number
  count: number
  latitude: number
  longitude: number
  /** All lie on one spot; unknown where squares were counted beforehand. */
  together: boolean
}

export interface SquareRange {
  level: number
  /** First and last square of the tile at that level. */
  from: number
  to: number
}

/** The squares that a tile is made of; `code` is the tile's own Morton code at its zoom. */
export function squaresOf({ z }: Tile, code: number): SquareRange {
  const level = Math.min(finest, z + finerBy)
  const inTile = 4 ** (level - z)
  return { level, from: code * inTile, to: (code + 1) * inTile - 1 }
}

const bitsBelow = (level: number) => 2 * (finest - level)

/** Counts the points themselves: exact under every filter. */
export async function countPoints(
  database: Reader,
  { level, from, to }: SquareRange,
  narrowing: OpportunityNarrowing,
): Promise<SquareRow[]> {
  const below = 2 ** bitsBelow(level)
  const { rows } = await sql<SquareRow>`
    select morton >> ${bitsBelow(level)}::int as square, count(*) as count,
      avg(latitude) as latitude, avg(longitude) as longitude, min(morton) = max(morton) as together
    from opportunities
    where morton between ${from * below}::bigint and ${(to + 1) * below - 1}::bigint and morton is not null
      and ${fits(narrowing)}
    group by 1`.execute(database)
  return rows
}

/** Where it lies is read out of its Morton code: numbers with a point are half of what a row costs. */
export interface PointRow extends Omit<LonePoint, 'square' | 'placeSlug' | 'latitude' | 'longitude'> {
  morton: number
  placeId: string
}

/** The points of a tile themselves, if they are so few; `undefined` where they have to be counted. */
export async function listFewPoints(
  database: Reader,
  { level, from, to }: SquareRange,
  narrowing: OpportunityNarrowing,
): Promise<PointRow[] | undefined> {
  const below = 2 ** bitsBelow(level)
  const [first, last] = [from * below, (to + 1) * below - 1]
  const { rows } = isNarrowed(narrowing)
    ? await sql<PointRow>`
        select morton, slug, title, title_cy, theme, place_id from opportunities
        where morton between ${first}::bigint and ${last}::bigint and morton is not null and ${fits(narrowing)}
        limit ${fewPoints + 1}`.execute(database)
    : await sql<PointRow>`
        select * from map_points(${first}, ${last}, ${narrowing.placeId ?? null}, ${fewPoints + 1})`.execute(database)
  return rows.length <= fewPoints ? rows : undefined
}

/** The spots of a tile as Morton codes, out of the index alone, unless they are too many to send. */
export async function listSpots(
  database: Reader,
  { level, from, to }: SquareRange,
  narrowing: OpportunityNarrowing,
): Promise<number[] | undefined> {
  const below = 2 ** bitsBelow(level)
  const [first, last] = [from * below, (to + 1) * below - 1]
  // One row of numbers: a row for each takes longer to send and to read than to find.
  const { rows } = isNarrowed(narrowing)
    ? await sql<{ spots: string | null }>`
        select case when count(*) <= ${manySpots} then coalesce(string_agg((morton - ${first}::bigint)::text, ','), '') end as spots
        from (
          select morton from opportunities
          where morton between ${first}::bigint and ${last}::bigint and morton is not null and ${fits(narrowing)}
          limit ${manySpots + 1}) as spot`.execute(database)
    : await sql<{ spots: string | null }>`
        select map_spots(${first}, ${last}, ${narrowing.placeId ?? null}, ${manySpots}) as spots`.execute(database)
  const { spots } = needed(rows[0], 'a row')
  if (spots === null) return undefined
  return spots === '' ? [] : spots.split(',').map((spot) => first + Number(spot))
}

/** The square of a point at a level. */
export function squareOf(point: number, { level }: SquareRange): number {
  return Math.floor(point / 2 ** bitsBelow(level))
}

/** Reads the squares that are counted already, and adds what happened since: costs the same for any number of points. */
export async function readSquares(
  database: Reader,
  { level, from, to }: SquareRange,
  placeId: string | undefined,
): Promise<SquareRow[]> {
  const below = 2 ** bitsBelow(level)
  const ofPlace = placeId ? sql`place_id = ${placeId}` : sql`true`
  const { rows } = await sql<SquareRow>`
    select square, sum(count)::int as count, sum(latitude_sum) / sum(count) as latitude,
      sum(longitude_sum) / sum(count) as longitude, false as together
    from (
      select square, count, latitude_sum, longitude_sum from map_squares
      where level = ${level} and square between ${from}::bigint and ${to}::bigint and ${ofPlace}
      union all
      select morton >> ${bitsBelow(level)}::int, sign, sign * latitude, sign * longitude from map_changes
      where morton between ${from * below}::bigint and ${(to + 1) * below - 1}::bigint and ${ofPlace}
    ) as known group by square having sum(count) > 0`.execute(database)
  return rows
}

export interface LonePoint {
  square: number
  slug: string
  placeSlug: string
  title: string
  titleCy: string | null
  theme: Theme
  latitude: number
  longitude: number
}

/** Names what lies on spots that are known to the metre: each is one look into the index. */
export async function nameSpots(
  database: Reader,
  spots: number[],
  narrowing: OpportunityNarrowing,
): Promise<PointRow[]> {
  if (spots.length === 0) return []
  const { rows } = await sql<PointRow>`
    select morton, slug, title, title_cy, theme, place_id from opportunities
    where morton = any(${spots}::bigint[]) and morton is not null and ${fits(narrowing)}`.execute(database)
  return rows
}

/** Names what stands alone in its square. */
export async function namePoints(
  database: Reader,
  { level, squares }: { level: number; squares: number[] },
  narrowing: OpportunityNarrowing,
): Promise<LonePoint[]> {
  if (squares.length === 0) return []
  const below = bitsBelow(level)
  const { rows } = await sql<LonePoint>`
    select wanted.square, lone.slug, places.slug as place_slug, lone.title, lone.title_cy, lone.theme, lone.latitude, lone.longitude
    from unnest(${squares}::bigint[]) as wanted (square)
    cross join lateral (
      select opportunities.* from opportunities
      where morton between wanted.square << ${below}::int and ((wanted.square + 1) << ${below}::int) - 1
        and morton is not null and ${fits(narrowing)}
      limit 1) as lone
    join places on places.id = lone.place_id`.execute(database)
  return rows
}
