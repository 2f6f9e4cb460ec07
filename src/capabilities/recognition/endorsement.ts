/**
 * `asked`: the question waits. `given`: signed, and shown with the version of the badge that it speaks of. `declined` by who was
 * asked, `cancelled` by who asked. `revoked`: taken back by who gave it; its credential says so.
 */
export type EndorsementState = 'asked' | 'given' | 'declined' | 'cancelled' | 'revoked'

/** Who asked for it; `new-words`: nobody, the badge changed after it was endorsed. */
export type EndorsementAsker = 'owner' | 'lead' | 'new-words'

/** What one organisation says of another's badge, in one version. */
export interface Endorsement {
  id: string
  badgeId: string
  placeId: string
  organisationId: string
  state: EndorsementState
  askedFor: EndorsementAsker
  askedAt: Date
  answeredAt: Date | null
  badgeVersionId: string | null
  comment: string | null
  commentCy: string | null
  revokedAt: Date | null
}

/** With what it is of and who is asked, as desks show it. */
export interface EndorsementOnDesk extends Endorsement {
  badgeName: string
  badgeNameCy: string | null
  badgeSlug: string
  placeSlug: string
  ownerId: string
  ownerName: string
  ownerSlug: string
  organisationName: string
  organisationSlug: string
  /** Given for words that the badge has no more. */
  isStale: boolean
}

/** Published under this address for as long as the installation lives. */
export const endorsementUrl = (origin: string, id: string) => `${origin}/endorsements/${id}`
