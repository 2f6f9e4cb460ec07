import { listPlaces } from '#capabilities/places/find-place.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { morton, type Position, pointOfMorton, unproject } from '#infrastructure/map/mercator.ts'
import {
  countPoints,
  fewFrom,
  finestCounted,
  type LonePoint,
  listFewPoints,
  listSpots,
  namePoints,
  nameSpots,
  type PointRow,
  readSquares,
  type SquareRange,
  type SquareRow,
  squareOf,
  squaresOf,
  type Tile,
} from './map-store.ts'
import type { OpportunityNarrowing } from './opportunity.ts'
import { isNarrowed } from './opportunity-filter-store.ts'

/** What a map draws at one spot: one opportunity by name, or how many lie close together. */
export type MapMark = Position &
  (
    | { kind: 'one'; slug: string; placeSlug: string; title: string; titleCy: string | null; theme: Theme }
    /** `together`: all at one address, so that going nearer does not part them. */
    | { kind: 'several'; count: number; together: boolean }
  )

/** The marks of one tile: at most 64, whatever lies in it. */
export async function listMapMarks(
  { tile, narrowing }: { tile: Tile; narrowing: OpportunityNarrowing },
  { database }: Reading,
): Promise<MapMark[]> {
  const side = 2 ** tile.z
  const range = squaresOf(tile, morton({ x: (tile.x + 0.5) / side, y: (tile.y + 0.5) / side }, tile.z))
  const isCounted = range.level <= finestCounted && !isNarrowed(narrowing)
  const points = isCounted || range.level < fewFrom ? undefined : await listFewPoints(database, range, narrowing)
  if (points) return namedMarks(points, { range, slugs: await placeSlugs(database, points) })
  const spots = isCounted ? undefined : await listSpots(database, range, narrowing)
  if (spots) return marksOfSpots(spots, { range, narrowing }, database)
  const squares = isCounted
    ? await readSquares(database, range, narrowing.placeId)
    : await countPoints(database, range, narrowing)
  const lone = squares.filter((one) => one.count === 1).map((one) => one.square)
  const named = await namePoints(database, { level: range.level, squares: lone }, narrowing)
  const bySquare = new Map(named.map((one) => [one.square, one]))
  return squares.map((square) => {
    const one = bySquare.get(square.square)
    return one ? markOfOne(one) : { kind: 'several', ...spotOf(square) }
  })
}

/** Spots are counted here while they are few: sorting and averaging them costs the database more than sending them. */
async function marksOfSpots(
  spots: number[],
  { range, narrowing }: { range: SquareRange; narrowing: OpportunityNarrowing },
  database: Reader,
): Promise<MapMark[]> {
  const squares = inSquares(
    spots.map((spot) => ({ morton: spot })),
    range,
  )
  const lone = squares.filter((one) => one.count === 1).map((one) => one.first.morton)
  const named = await nameSpots(database, lone, narrowing)
  const slugs = await placeSlugs(database, named)
  const bySpot = new Map(named.map((one) => [one.morton, one]))
  return squares.map(({ first, count, together, position }): MapMark => {
    const one = bySpot.get(first.morton)
    return one && count === 1
      ? markOfOne({ ...one, ...position, placeSlug: slugs.get(one.placeId) ?? '' })
      : { kind: 'several', count, together, ...position }
  })
}

interface Places {
  range: SquareRange
  slugs: ReadonlyMap<string, string>
}

function namedMarks(points: PointRow[], { range, slugs }: Places): MapMark[] {
  return inSquares(points, range).map(({ first, count, together, position }): MapMark => {
    if (count > 1) return { kind: 'several', count, together, ...position }
    return markOfOne({ ...first, ...position, placeSlug: slugs.get(first.placeId) ?? '' })
  })
}

function inSquares<Point extends { morton: number }>(points: Point[], range: SquareRange) {
  const squares = new Map<number, { first: Point; count: number; x: number; y: number; together: boolean }>()
  for (const point of points) {
    const { x, y } = pointOfMorton(point.morton)
    const square = squareOf(point.morton, range)
    const known = squares.get(square)
    if (!known) squares.set(square, { first: point, count: 1, x, y, together: true })
    else {
      known.count++
      known.x += x
      known.y += y
      known.together &&= point.morton === known.first.morton
    }
  }
  return Array.from(squares, ([square, { first, count, x, y, together }]) => ({
    ...{ square, first, count, together },
    position: unproject({ x: x / count, y: y / count }),
  }))
}

function markOfOne({
  slug,
  placeSlug,
  title,
  titleCy,
  theme,
  latitude,
  longitude,
}: Omit<LonePoint, 'square'>): MapMark {
  return { kind: 'one', slug, placeSlug, title, titleCy, theme, latitude, longitude }
}

function spotOf({ count, together, latitude, longitude }: SquareRow) {
  return { count, together, latitude, longitude }
}

/** A place keeps its address for life: looking it up for each tile would cost as much as the tile. */
const knownSlugs = new WeakMap<Reader, Map<string, string>>()

async function placeSlugs(database: Reader, points: PointRow[]): Promise<ReadonlyMap<string, string>> {
  const known = knownSlugs.get(database) ?? new Map<string, string>()
  const isKnown = points.every(({ placeId }) => known.has(placeId))
  if (!isKnown) for (const { id, slug } of await listPlaces({ database })) known.set(id, slug)
  knownSlugs.set(database, known)
  return known
}
