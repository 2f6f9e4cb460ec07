/** What its owner writes above a collection. */
export interface CollectionContent {
  title: string
  about: string
  nameShown: boolean
}

/** `ended`: its address no longer opens; `stopped`: it was taken down after a report. */
export type CollectionState = 'private' | 'open' | 'ended' | 'stopped'

/** A choice of badges and experience for a purpose, as its owner sees it. */
export interface Collection extends CollectionContent {
  id: string
  personId: string
  state: CollectionState
  /** How many things are in it. */
  items: number
  /** Which address of its own it has now, counted from 1; 0 where it never had one. */
  addressNumber: number
  openedAt: Date | null
  endsAt: Date | null
  pinAsked: boolean
  /** How often it was looked at under this address. */
  views: number
  stoppedReason: string | null
}

/** One thing in a collection, in the order in which it is shown: an award, a badge from elsewhere, or an experience. */
export interface CollectionItem {
  id: string
  awardId: string | null
  broughtBadgeId: string | null
  experienceId: string | null
}

export const mostCollections = 50
/** More than a reader looks at in a minute; each badge is verified at every view. */
export const mostItems = 30
