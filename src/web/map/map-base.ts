import { listNeighbourhoods } from '#capabilities/places/find-place.ts'
import { themePaths } from '#design/map/theme-icons.ts'
import { namesIn } from '#infrastructure/map/base-map.ts'
import type { Ring } from '#infrastructure/map/mercator.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/map-base'
import { mapGround } from './map-ground.ts'
import { partsApart } from './map-picture.ts'

/** How far around a place its map reaches, in degrees. */
const reach = { latitude: 2.2, longitude: 3.6 }

/** Land, towns and neighbourhoods around a place, as GeoJSON: what the map in the browser is drawn on. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, language } = visit
  const place = await loadPlace(visit, params.place)
  const box = {
    west: place.longitude - reach.longitude,
    east: place.longitude + reach.longitude,
    south: place.latitude - reach.latitude,
    north: place.latitude + reach.latitude,
  }
  const base = await services.baseMap()
  const towns = namesIn(base, box)
  const neighbourhoods = await listNeighbourhoods(place.id, { database: services.database })
  const ground = await mapGround({ box, withDistricts: true }, services)
  const parts = partsApart(
    neighbourhoods.map((one) => ({ ...one, name: inLanguage(language, one.name, one.nameCy) })),
    towns,
  )
  const point = (one: { longitude: number; latitude: number }, properties: object) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [one.longitude, one.latitude] },
  })
  return Response.json({
    icons: themePaths,
    bounds: [box.west, box.south, box.east, box.north],
    land: {
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: ground.land.map((ring) => [closed(ring)]) },
    },
    coast: lines(ground.coast),
    borders: lines(ground.borders),
    names: {
      type: 'FeatureCollection',
      features: [
        ...towns.map((one) => point(one, { name: one.name, population: one.population })),
        ...parts.map((one) => point(one, { name: one.name, population: 0, part: true })),
      ],
    },
  })
}

function lines(coordinates: Ring[]) {
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } }
}

function closed(ring: [number, number][]): [number, number][] {
  const [first] = ring
  const last = ring.at(-1)
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring
}
