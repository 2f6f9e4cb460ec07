import type { MapMark } from '#capabilities/opportunities/list-map-marks.ts'
import type { OrganisationSpot } from '#capabilities/opportunities/list-organisation-spots.ts'
import type { MapView } from '#infrastructure/map/map-view.ts'
import { type Position, project } from '#infrastructure/map/mercator.ts'

export type OrganisationMark = Position & { kind: 'organisation'; slug: string; placeSlug: string; name: string }

/** A mark has an eighth of a tile to itself, as what can be learned has. */
const squaresAcrossTile = 8

/** Organisations that lie close together are one mark that says how many. */
export function marksOfSpots(
  spots: OrganisationSpot[],
  { view, placeSlug }: { view: MapView; placeSlug: string },
): (MapMark | OrganisationMark)[] {
  const across = 2 ** Math.floor(view.zoom) * squaresAcrossTile
  const squares = Map.groupBy(spots, (one) => {
    const { x, y } = project(one)
    return `${Math.floor(x * across)} ${Math.floor(y * across)}`
  })
  return [...squares.values()].map((inSquare) => {
    const latitude = mean(inSquare.map((one) => one.latitude))
    const longitude = mean(inSquare.map((one) => one.longitude))
    const [one, another] = inSquare
    if (one && !another) return { kind: 'organisation', slug: one.slug, placeSlug, name: one.name, latitude, longitude }
    const together = inSquare.every((other) => other.latitude === one?.latitude && other.longitude === one.longitude)
    return { kind: 'several', count: inSquare.length, together, latitude, longitude }
  })
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}
