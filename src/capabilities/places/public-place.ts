import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { Place } from './place.ts'

const shown = [
  'id',
  'slug',
  'name',
  'nameCy',
  'summary',
  'summaryCy',
  'hue',
  'pattern',
  'latitude',
  'longitude',
  'joinedAt',
  'closedAt',
] as const

/** A place as everybody may see it. */
export type PublicPlace = PublicView<Pick<Place, (typeof shown)[number]>>

export function publicPlace(place: Place): PublicPlace {
  return publicView(only(place, shown))
}
