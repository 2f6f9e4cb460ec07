import { listMapMarks, type MapMark } from '#capabilities/opportunities/list-map-marks.ts'
import type { OpportunityNarrowing } from '#capabilities/opportunities/opportunity.ts'
import type { DrawnName } from '#design/map/drawn-map.tsx'
import type { Database } from '#infrastructure/database/database.ts'
import { type BaseMap, landIn, namesIn } from '#infrastructure/map/base-map.ts'
import { boxOf, edgesOf, type MapView, pictureSize, pixelOf } from '#infrastructure/map/map-view.ts'
import type { Position } from '#infrastructure/map/mercator.ts'

const bleed = 1.1

export type NamedPlace = Position & { name: string }

/** The land of a view as one SVG path, in pixels of the picture. */
export async function drawLand(view: MapView, baseMap: BaseMap): Promise<string> {
  const size = { width: pictureSize.width * bleed, height: pictureSize.height * bleed }
  return landIn(await baseMap(), boxOf(view, size))
    .map((ring) => {
      const line = ring.map(([longitude, latitude]) => {
        const { x, y } = pixelOf({ longitude, latitude }, { view, size: pictureSize })
        return `${x.toFixed(1)} ${y.toFixed(1)}`
      })
      return `M${line.join('L')}Z`
    })
    .join('')
}

/** Names that fit beside one another: towns by their size, then the parts of this place. */
export async function placeNames(
  view: MapView,
  { baseMap, parts }: { baseMap: BaseMap; parts: NamedPlace[] },
): Promise<DrawnName[]> {
  const leastPeople = view.zoom >= 11 ? 0 : view.zoom >= 9 ? 8000 : view.zoom >= 7 ? 40_000 : 150_000
  const towns = namesIn(await baseMap(), boxOf(view, pictureSize)).filter((one) => one.population >= leastPeople)
  const minor = view.zoom >= 10.5 ? parts : []
  const shown: (DrawnName & { halfWidth: number })[] = []
  const place = (one: NamedPlace, isMinor: boolean) => {
    const { x, y: spot } = pixelOf(one, { view, size: pictureSize })
    // Under the mark that lies on the same spot.
    const y = spot + 28
    const halfWidth = one.name.length * (isMinor ? 3.2 : 3.9) + 4
    if (x < halfWidth || x > pictureSize.width - halfWidth || y < 14 || y > pictureSize.height - 8) return
    const covers = shown.some(
      (other) => Math.abs(other.x - x) < other.halfWidth + halfWidth && Math.abs(other.y - y) < 16,
    )
    if (!covers) shown.push({ x: Math.round(x), y: Math.round(y), text: one.name, minor: isMinor, halfWidth })
  }
  for (const town of towns) place(town, false)
  for (const part of minor) place(part, true)
  return shown.map(({ halfWidth: _, ...name }) => name)
}

/** The marks of every tile that a view touches. */
export async function marksOfView(
  view: MapView,
  { database, narrowing }: { database: Database; narrowing: OpportunityNarrowing },
): Promise<MapMark[]> {
  const z = Math.min(17, Math.round(view.zoom))
  const edges = edgesOf(view, pictureSize)
  const side = 2 ** z
  const range = (from: number, to: number) => {
    const first = Math.max(0, Math.floor(from * side))
    return Array.from({ length: Math.min(side - 1, Math.floor(to * side)) - first + 1 }, (_, index) => first + index)
  }
  const tiles = range(edges.north, edges.south).flatMap((y) => range(edges.west, edges.east).map((x) => ({ z, x, y })))
  const marks = await Promise.all(tiles.map((tile) => listMapMarks(database, { tile, narrowing })))
  return marks.flat()
}
