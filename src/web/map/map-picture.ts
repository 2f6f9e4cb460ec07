import { listMapMarks, type MapMark } from '#capabilities/opportunities/list-map-marks.ts'
import type { OpportunityNarrowing } from '#capabilities/opportunities/opportunity.ts'
import { listBoundaries } from '#capabilities/places/list-boundaries.ts'
import { type DrawnLine, type DrawnName, hereRadius, radiusOf } from '#design/map/drawn-map.tsx'
import type { Database } from '#infrastructure/database/database.ts'
import { type BaseMap, linesIn, namesIn } from '#infrastructure/map/base-map.ts'
import { partOutlines } from '#infrastructure/map/borders.ts'
import { boxOf, edgesOf, type MapView, nearestZoom, pictureSize, pixelOf } from '#infrastructure/map/map-view.ts'
import type { Position, Ring } from '#infrastructure/map/mercator.ts'
import { mapGround } from './map-ground.ts'
import type { OrganisationMark } from './organisation-marks.ts'

const bleed = 1.1

/** What a drawn map marks: what can be learned, or who offers it. */
export type PictureMark = MapMark | OrganisationMark

export type NamedPlace = Position & { name: string }

/** Districts are told apart from here on, wards where one part of a town fills the picture. */
const districtZoom = 7.5
const wardZoom = 12.2

export interface DrawnGround {
  land: string
  lines: DrawnLine[]
  hasDistricts: boolean
}

/** Land, coast and borders of a view, each as one SVG path, in pixels of the picture. */
export async function drawGround(
  view: MapView,
  { database, baseMap }: { database: Database; baseMap: BaseMap },
): Promise<DrawnGround> {
  const box = boxOf(view, { width: pictureSize.width * bleed, height: pictureSize.height * bleed })
  const ground = await mapGround({ box, withDistricts: view.zoom >= districtZoom }, { database, baseMap })
  const wards = view.zoom >= wardZoom ? await listBoundaries({ box, level: 'ward' }, { database }) : []
  const wardLines = linesIn(partOutlines(wards.flatMap(({ rings }) => rings)).borders, box)
  const line = (points: Ring[], end = '') => points.map((one) => `M${pathOf(one, view)}${end}`).join('')
  const lines: DrawnLine[] = [
    { kind: 'ward', line: line(wardLines) },
    { kind: 'district', line: line(ground.borders) },
    { kind: 'coast', line: line(ground.coast) },
  ]
  return {
    land: line(ground.land, 'Z'),
    lines: lines.filter((one) => one.line !== ''),
    hasDistricts: ground.hasDistricts,
  }
}

function pathOf(points: [number, number][], view: MapView): string {
  return points
    .map(([longitude, latitude]) => {
      const { x, y } = pixelOf({ longitude, latitude }, { view, size: pictureSize })
      return `${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('L')
}

/** Names that fit beside one another and beside the marks: towns by their size, then the parts of this place. */
export async function placeNames(
  view: MapView,
  { baseMap, parts, marks, here }: { baseMap: BaseMap; parts: NamedPlace[]; marks: PictureMark[]; here?: Position },
): Promise<DrawnName[]> {
  const leastPeople = view.zoom >= 11 ? 0 : view.zoom >= 9 ? 8000 : view.zoom >= 7 ? 40_000 : 150_000
  const towns = namesIn(await baseMap(), boxOf(view, pictureSize)).filter((one) => one.population >= leastPeople)
  const pixel = (one: Position) => pixelOf(one, { view, size: pictureSize })
  const taken: Rectangle[] = marks.map((mark) => {
    const radius = radiusOf(mark.kind === 'several' ? mark.count : undefined)
    return { ...pixel(mark), halfWidth: radius, halfHeight: radius }
  })
  if (here) taken.push({ ...pixel(here), halfWidth: hereRadius, halfHeight: hereRadius })
  const shown: DrawnName[] = []
  const place = (one: NamedPlace, minor: boolean) => {
    const { x, y } = pixel(one)
    const halfWidth = one.name.length * (minor ? letter.minor : letter.town) + 4
    const free = around(halfWidth)
      .map(([right, down]) => ({ x: x + right, y: y + down, halfWidth, halfHeight: 8 }))
      .find((name) => isInside(name) && !taken.some((other) => overlap(name, other)))
    if (!free) return
    taken.push(free)
    shown.push({ x: Math.round(free.x), y: Math.round(free.y), text: one.name, minor })
  }
  for (const town of towns) place(town, false)
  if (view.zoom >= 10.5) for (const part of partsApart(parts, towns)) place(part, true)
  return shown
}

/** Where a name may stand beside its spot: under it, over it, further under, right, left, further away. */
const around = (halfWidth: number): [number, number][] => [
  [0, 27],
  [0, -24],
  [0, 46],
  [halfWidth + 24, 4],
  [-halfWidth - 24, 4],
  [0, 64],
  [0, -44],
]

/** Half the width of a letter, in pixels of the picture. */
const letter = { town: 4.1, minor: 3.5 }

interface Rectangle {
  x: number
  y: number
  halfWidth: number
  halfHeight: number
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    Math.abs(one.x - other.x) < one.halfWidth + other.halfWidth &&
    Math.abs(one.y - other.y) < one.halfHeight + other.halfHeight
  )
}

function isInside({ x, y, halfWidth }: Rectangle): boolean {
  return x > halfWidth && x < pictureSize.width - halfWidth && y > 14 && y < pictureSize.height - 8
}

/** A part of a place that is called as a town on the map is shown once. */
export function partsApart<Part extends { name: string }>(parts: Part[], towns: { name: string }[]): Part[] {
  const names = new Set(towns.map((town) => town.name))
  return parts.filter((part) => !names.has(part.name))
}

/** The marks of every tile that a view touches. */
export async function marksOfView(
  view: MapView,
  { database, narrowing }: { database: Database; narrowing: OpportunityNarrowing },
): Promise<MapMark[]> {
  // Rounded down: squares come out larger than a mark, so that marks stay apart.
  const z = Math.min(nearestZoom, Math.floor(view.zoom))
  const edges = edgesOf(view, pictureSize)
  const side = 2 ** z
  const range = (from: number, to: number) => {
    const first = Math.max(0, Math.floor(from * side))
    return Array.from({ length: Math.min(side - 1, Math.floor(to * side)) - first + 1 }, (_, index) => first + index)
  }
  const tiles = range(edges.north, edges.south).flatMap((y) => range(edges.west, edges.east).map((x) => ({ z, x, y })))
  const marks = await Promise.all(tiles.map((tile) => listMapMarks({ tile, narrowing }, { database })))
  return marks.flat()
}
