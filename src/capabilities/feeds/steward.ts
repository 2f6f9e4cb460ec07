import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'

/** Who may look after a feed: a manager those of the organisation, a City Lead those of the place. */
export type Steward = OrganisationManager | CityLead

/** More sources than this are read for no organisation: each costs a reading a day. */
export const mostOwnFeeds = 20

type Whose = 'place' | 'organisation'

export const ownerFor = (steward: Steward): Whose => ('organisationId' in steward ? 'organisation' : 'place')

/** Whether this steward may change the feed, have it read and publish from it. */
export function isLookedAfterBy(
  steward: Steward,
  feed: { ownedBy: Whose; organisationId: string; placeId: string },
): boolean {
  if (feed.ownedBy !== ownerFor(steward)) return false
  return 'organisationId' in steward ? feed.organisationId === steward.organisationId : feed.placeId === steward.placeId
}

/**
 * Whether a feed of this steward may stand in the name of the organisation. A City Lead's needs one that the place let in;
 * an organisation's own may be prepared while it waits, as its drafts may: publishing asks again.
 */
export function mayStandIn(
  steward: Steward,
  { organisationId, placeId, standing }: { organisationId: string; placeId: string; standing: string | undefined },
): boolean {
  if ('organisationId' in steward)
    return steward.organisationId === organisationId && (standing === 'approved' || standing === 'waiting')
  return steward.placeId === placeId && standing === 'approved'
}
