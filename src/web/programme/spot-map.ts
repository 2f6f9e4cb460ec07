import { readSpot, type Typed } from '#capabilities/programme/application.ts'
import type { DrawnName } from '#design/map/drawn-map.tsx'
import type { MapView } from '#infrastructure/map/map-view.ts'
import { type DrawnGround, drawGround, placeNames } from '#web/map/map-picture.ts'
import type { Visit } from '#web/site/visit.ts'

/** A map with a place in its middle. */
export interface SpotMap {
  ground: DrawnGround
  names: DrawnName[]
}

export async function drawSpot({ services }: Visit, view: MapView): Promise<SpotMap> {
  const { baseMap } = services
  const [ground, names] = await Promise.all([
    drawGround(view, services),
    placeNames(view, { baseMap, marks: [], here: view, parts: [] }),
  ])
  return { ground, names }
}

/** Far enough to see which part of the country it is. */
const zoom = 8

/** The place of an application, where it was chosen on the map. */
export async function spotOf(visit: Visit, { place }: Typed): Promise<SpotMap | undefined> {
  const spot = readSpot(place?.spot)
  return spot && drawSpot(visit, { ...spot, zoom })
}
