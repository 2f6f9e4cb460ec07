import { needed } from '#infrastructure/needed.ts'

/**
 * `asked`: the question waits. `given`: signed, and shown with the words that it speaks of. `declined` by who was
 * asked, `cancelled` by who asked. `revoked`: taken back by who gave it; its credential says so.
 */
export type EndorsementState = 'asked' | 'given' | 'declined' | 'cancelled' | 'revoked'

/** Who asked for it; `new-words`: nobody, it has other words than those that were endorsed. */
export type EndorsementAsker = 'owner' | 'lead' | 'new-words'

export const endorsedKinds = ['badge', 'pathway', 'organisation'] as const
export type EndorsedKind = (typeof endorsedKinds)[number]

/** What is endorsed: a badge or a pathway in one version of its words, or an organisation. */
export interface Endorsed {
  kind: EndorsedKind
  id: string
}

/** What one organisation says of what another offers, or of that other one. */
export interface Endorsement {
  id: string
  badgeId: string | null
  pathwayId: string | null
  /** The organisation that is endorsed. */
  aboutId: string | null
  placeId: string
  organisationId: string
  state: EndorsementState
  askedFor: EndorsementAsker
  askedAt: Date
  answeredAt: Date | null
  badgeVersionId: string | null
  pathwayVersionId: string | null
  comment: string | null
  commentCy: string | null
  revokedAt: Date | null
}

/** With what it is of and who is asked, as desks show it. */
export interface EndorsementOnDesk extends Endorsement {
  kind: EndorsedKind
  name: string
  nameCy: string | null
  slug: string
  placeSlug: string
  /** `null`: a pathway of the place itself, which is its owner then. */
  ownerId: string | null
  ownerName: string
  organisationName: string
  organisationSlug: string
  /** Given for words that it has no more. */
  isStale: boolean
}

export function endorsedOf({
  badgeId,
  pathwayId,
  aboutId,
}: Pick<Endorsement, 'badgeId' | 'pathwayId' | 'aboutId'>): Endorsed {
  if (badgeId) return { kind: 'badge', id: badgeId }
  if (pathwayId) return { kind: 'pathway', id: pathwayId }
  return { kind: 'organisation', id: needed(aboutId, 'what is endorsed') }
}

const folders: Record<EndorsedKind, string> = {
  badge: 'badges',
  pathway: 'pathways',
  organisation: 'organisations',
}

/** The page of what is endorsed. */
export const endorsedPath = ({ placeSlug, kind, slug }: Pick<EndorsementOnDesk, 'placeSlug' | 'kind' | 'slug'>) =>
  `/${placeSlug}/${folders[kind]}/${slug}`

/** Published under this address for as long as the installation lives. */
export const endorsementUrl = (origin: string, id: string) => `${origin}/endorsements/${id}`
