import type { Reading } from '#infrastructure/database/database.ts'
import { morton, type Position } from '#infrastructure/map/mercator.ts'
import {
  countAndNamePoints,
  finestCounted,
  type LonePoint,
  namePoints,
  readSquares,
  type SquareRow,
  squaresOf,
  type Tile,
} from './map-store.ts'
import type { OpportunityNarrowing } from './opportunity.ts'
import { isNarrowed } from './opportunity-filter-store.ts'

/** What a map draws at one spot: one opportunity by name, or how many lie close together. */
export type MapMark = Position &
  (
    | { kind: 'one'; slug: string; placeSlug: string; title: string; titleCy: string | null; opportunityKind: string }
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
  if (range.level > finestCounted || isNarrowed(narrowing))
    return (await countAndNamePoints(database, range, narrowing)).map((row) => markOf(row, row))
  const squares = await readSquares(database, range, narrowing.placeId)
  const lone = squares.filter((one) => one.count === 1).map((one) => one.square)
  const points = await namePoints(database, { level: range.level, squares: lone }, narrowing)
  const named = new Map(points.map((one) => [one.square, one]))
  return squares.map((square) => markOf(square, named.get(square.square)))
}

type Named = { [Field in keyof Omit<LonePoint, 'square'>]: LonePoint[Field] | null }

function markOf({ count, together, latitude, longitude }: SquareRow, lone: Named | undefined): MapMark {
  const { slug, placeSlug, title, kind } = lone ?? {}
  if (!lone || !slug || !placeSlug || title == null || kind == null)
    return { kind: 'several', count, together, latitude, longitude }
  const position = { latitude: lone.latitude ?? latitude, longitude: lone.longitude ?? longitude }
  return { kind: 'one', slug, placeSlug, title, titleCy: lone.titleCy, opportunityKind: kind, ...position }
}
