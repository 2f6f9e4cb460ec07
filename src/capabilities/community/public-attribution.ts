import type { ItemState } from './library-item.ts'

/** Where something was taken over from, shown to everybody wherever it is shown. */
export interface PublicAttribution {
  /** Absent while it is hidden or removed: nothing of that is said again. */
  title: string | null
  titleCy: string | null
  placeName: string
  placeNameCy: string | null
  organisationName: string | null
}

export function publicAttribution({
  state,
  title,
  titleCy,
  placeName,
  placeNameCy,
  organisationName,
}: PublicAttribution & { state: ItemState }): PublicAttribution {
  const whose = { placeName, placeNameCy, organisationName }
  return state === 'hidden' || state === 'removed'
    ? { ...whose, title: null, titleCy: null }
    : { ...whose, title, titleCy }
}
