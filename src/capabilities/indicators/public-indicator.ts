import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { PlaceAreas, PlaceIndicator } from './place-indicator.ts'

const shown = [
  ...(['id', 'key', 'name', 'nameCy', 'measure', 'good', 'outOf', 'source', 'parts', 'figures', 'nation'] as const),
] as const

/** An indicator of a place as everybody reads it. */
export type PublicIndicator = PublicView<Pick<PlaceIndicator, (typeof shown)[number]>>

/** Nothing until those who lead the place have said so. */
export const publicIndicator = (one: PlaceIndicator, { isPublic }: PlaceAreas): PublicIndicator | undefined =>
  isPublic ? publicView(only(one, shown)) : undefined
