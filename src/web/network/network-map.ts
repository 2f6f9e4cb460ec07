import type { PublicNetworkPlace } from '#capabilities/placements/public-network-place.ts'
import { pictureSize, pixelOf, viewOf } from '#infrastructure/map/map-view.ts'
import { drawGround } from '#web/map/map-picture.ts'
import { middleOfBritain } from '#web/places/read-neighbourhoods.ts'
import type { Visit } from '#web/site/visit.ts'

/** All of the islands. */
const furthest = { ...middleOfBritain, zoom: 5 }

/** The land around the places of the network, and where on it each lies. */
export async function drawNetwork({ services }: Pick<Visit, 'services'>, places: PublicNetworkPlace[]) {
  const view = viewOf(places, pictureSize) ?? furthest
  const { land, lines } = await drawGround(view, services)
  const marks = places.map((place) => ({ slug: place.slug, ...pixelOf(place, { view, size: pictureSize }) }))
  return { land, lines, marks }
}
