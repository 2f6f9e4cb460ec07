export const sharingStates = ['asked', 'agreed', 'refused', 'ended'] as const
/** Where it stands between the organisation that designed a badge and one that may give it, too. */
export type SharingState = (typeof sharingStates)[number]

export interface BadgePartner {
  organisationId: string
  organisationSlug: string
  organisationName: string
  state: SharingState
  askedAt: Date
  answeredAt: Date | null
}

/** A badge that another organisation offers or lets give. */
export interface SharedBadge {
  badgeId: string
  name: string
  nameCy: string | null
  slug: string
  placeSlug: string
  ownerName: string
  state: SharingState
  askedAt: Date
}
