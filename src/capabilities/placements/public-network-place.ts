import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { Placement } from './placement.ts'

const shown = ['id', 'placeId', 'slug', 'name', 'nameCy', 'stage', 'beginsOn', 'latitude', 'longitude', 'hue'] as const

/** Where a place lies, and its colour. */
interface Located {
  latitude: number
  longitude: number
  hue: string
}

/** A place of the network as everybody may see it: nothing of what it writes of its year. */
export type PublicNetworkPlace = PublicView<Pick<Placement & Located, (typeof shown)[number]>>

export function publicNetworkPlace(place: Placement & Located): PublicNetworkPlace {
  return publicView(only(place, shown))
}
