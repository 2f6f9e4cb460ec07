import type { BadgeContent } from '#capabilities/badges/badge.ts'
import type { PathwayContent } from '#capabilities/pathways/pathway.ts'

/** What places make and can share. The first two are drafts of their kind where they are taken over, the others are texts. */
export const madeKinds = ['pathway', 'badge', 'campaign', 'agenda', 'change'] as const
/** With what those who lead places ask each other and answer: read and reported like the rest, and taken over by nobody. */
export const itemKinds = [...madeKinds, 'question', 'answer'] as const
export type ItemKind = (typeof itemKinds)[number]

/** `hidden`: reported, and not looked at yet. */
export type ItemState = 'draft' | 'shared' | 'hidden' | 'removed'

/** Of the organisation whose badge or pathway is shared. */
export type OwnerAnswer = 'agreed' | 'withdrew'

/** What those who share it say of it. */
export interface ItemText {
  title: string
  titleCy: string | null
  body: string
  bodyCy: string | null
}

/** Something that a place made, as it stands in the library or is still written. */
export interface LibraryItem extends ItemText {
  id: string
  placeId: string
  placeSlug: string
  placeName: string
  placeNameCy: string | null
  kind: ItemKind
  state: ItemState
  badgeId: string | null
  pathwayId: string | null
  organisationId: string | null
  /** Of an answer: its question. */
  answersId: string | null
  /** Of an answer: those who asked say that it helped. */
  keptAt: Date | null
  /** Who made the badge or the pathway, where it is not the place itself. */
  organisationName: string | null
  sharedAt: Date | null
  createdAt: Date
  /** The programme team looked at what was reported, and it stays. */
  clearedAt: Date | null
  /** What the organisation that made it says of its being here; nothing before it has answered. */
  ownerAnswer: OwnerAnswer | null
  ownerAnsweredAt: Date | null
  /** How many places took it over. */
  copies: number
}

/** The badge or pathway of an item, as it stood when it was shared. */
export type ItemContent =
  | { kind: 'badge'; badge: BadgeContent }
  | { kind: 'pathway'; pathway: PathwayContent }
  | { kind: 'text' }

export const longestTitle = 120
export const longestBody = 6000
export const longestReport = 1000
export const longestReason = 1000
/** So many reports of one person wait for the programme team; then one of them has to be decided first. */
export const mostOpenReports = 3

/** Said before anything is shared, and beside everything that is. */
export const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const

/** What `library-item.ts` is about, for those who look for it by its name. */
export const libraryItem = { itemKinds, licence } as const

/** What is noted of one, in the order of its life. */
export const itemActions = [
  ...(['begun', 'changed', 'deleted', 'shared', 'withdrawn', 'taken-over'] as const),
  ...(['badge-offered', 'badge-taken-over', 'badge-declined'] as const),
  ...(['owner-agreed', 'owner-withdrew', 'owner-allowed'] as const),
  ...(['answer-kept', 'answer-released'] as const),
  ...(['reported', 'stays', 'removed', 'restored'] as const),
] as const
export type ItemAction = (typeof itemActions)[number]
