import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'

/** `entrance`: the way in to an organisation or an opportunity, with its steps, ramp or lift. An organisation has them all. */
export const organisationUses = ['picture', 'logo', 'entrance'] as const
export type PhotoUse = (typeof organisationUses)[number]
export const isOrganisationUse = (text: string | undefined): text is PhotoUse =>
  organisationUses.some((use) => use === text)

/** What a photo is of. A logo is an organisation's alone. */
export type PhotoOwner = { placeId: string } | { organisationId: string } | { opportunityId: string }

/** Photos of one thing in one use: one of them is shown at most. */
export interface PhotoPlan {
  owner: PhotoOwner
  use: PhotoUse
}

/** Who may add a photo: an organisation's managers to it and to what it offers, a City Lead to the place. */
export type PhotoAuthority = OrganisationManager | CityLead

/** `wide` over a page, `card` in a list or on a phone, `thumb` in a row. */
export const photoSizes = ['wide', 'card', 'thumb'] as const
export type PhotoSize = (typeof photoSizes)[number]
export const photoFormats = ['avif', 'webp'] as const
export type PhotoFormat = (typeof photoFormats)[number]

/** A photo as pages name it; its files stand at `photoAddress`. */
export interface Photo {
  id: string
  alt: string
  altCy: string | null
}

/** One that is not shown, or is, as those see it who may add one. */
export interface OwnPhoto extends Photo {
  use: PhotoUse
  showsPeople: boolean
  addedAt: Date
  shownAt: Date | null
}

/** Where the files of a photo stand: `/card.webp` and so on follows. */
export const photoAddress = ({ id }: Pick<Photo, 'id'>) => `/photos/${id}`
