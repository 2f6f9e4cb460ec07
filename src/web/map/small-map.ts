import type { Mode } from '#capabilities/opportunities/opportunity.ts'
import { listNeighbourhoods } from '#capabilities/places/find-place.ts'
import type { DrawnName } from '#design/map/drawn-map.tsx'
import { type MapView, pictureSize, pixelOf, writeView } from '#infrastructure/map/map-view.ts'
import type { Position } from '#infrastructure/map/mercator.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { Visit } from '#web/site/visit.ts'
import { type DrawnGround, drawGround, placeNames } from './map-picture.ts'

/** Where one thing is: the coast and the parts of the place around it, and where the map of the place shows more. */
export interface SmallMap {
  ground: DrawnGround
  names: DrawnName[]
  spot: { x: number; y: number }
  /** Of the map of the place, as its address carries it. */
  view: string
}

const zoom = 11

interface Asked {
  place: { id: string }
  mode: Mode
  latitude: number | null
  longitude: number | null
}

/** Drawn once for everybody who looks; none of what is online alone, or where nobody has said where it is. */
export async function smallMapOf(
  { services, language, readOnce }: Visit,
  { place, mode, latitude, longitude }: Asked,
): Promise<SmallMap | undefined> {
  if (mode === 'online' || latitude === null || longitude === null) return undefined
  const { database, baseMap } = services
  const position: Position = { latitude, longitude }
  const view: MapView = { ...position, zoom }
  const written = writeView({ ...view, zoom: 14 })
  return readOnce(`small map ${written} ${language}`, [place.id], async () => {
    const parts = (await listNeighbourhoods(place.id, { database })).map((one) => ({
      ...one,
      name: inLanguage(language, one.name, one.nameCy),
    }))
    const [ground, names] = await Promise.all([
      drawGround(view, services),
      placeNames(view, { baseMap, marks: [], here: position, parts }),
    ])
    return { ground, names, spot: pixelOf(position, { view, size: pictureSize }), view: written }
  })
}
