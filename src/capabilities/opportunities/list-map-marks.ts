import type { Reader } from '#infrastructure/database/database.ts'
import { morton, type Position } from '#infrastructure/map/mercator.ts'
import { countPoints, finestCounted, namePoints, readSquares, squaresOf, type Tile } from './map-store.ts'
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
  database: Reader,
  { tile, narrowing }: { tile: Tile; narrowing: OpportunityNarrowing },
): Promise<MapMark[]> {
  const side = 2 ** tile.z
  const range = squaresOf(tile, morton({ x: (tile.x + 0.5) / side, y: (tile.y + 0.5) / side }, tile.z))
  const isCounted = range.level <= finestCounted && !isNarrowed(narrowing)
  const squares = isCounted
    ? await readSquares(database, range, narrowing.placeId)
    : await countPoints(database, range, narrowing)
  const lone = squares.filter((one) => one.count === 1).map((one) => one.square)
  const named = new Map(
    (await namePoints(database, { level: range.level, squares: lone }, narrowing)).map((one) => [one.square, one]),
  )
  return squares.map(({ square, count, latitude, longitude, together }): MapMark => {
    const one = named.get(square)
    if (!one) return { kind: 'several', count, together, latitude, longitude }
    const { slug, placeSlug, title, titleCy } = one
    const position = { latitude: one.latitude, longitude: one.longitude }
    return { kind: 'one', slug, placeSlug, title, titleCy, opportunityKind: one.kind, ...position }
  })
}
