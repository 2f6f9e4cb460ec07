import { redirect } from 'react-router'
import { listingPath, type Opportunity } from '#capabilities/opportunities/opportunity.ts'

type Listing = Pick<Opportunity, 'kind' | 'audience' | 'placeSlug' | 'slug'>

/** Below which list of the place an address stands: `/{place}/events/…` or `/{place}/opportunities/…`. */
export const listOf = ({ url }: Pick<Request, 'url'>): 'events' | 'opportunities' =>
  new URL(url).pathname.split('/')[2] === 'events' ? 'events' : 'opportunities'

/**
 * Leads to the listing's own address where it was asked for below the other list: an event for the network stands among
 * events alone, and what is no event among what can be learned. A form goes along (308), so that nothing typed is lost.
 *
 * @throws Response the redirect
 */
export function keepToOwnAddress(listing: Listing, { url, method }: Pick<Request, 'url' | 'method'>): void {
  const isElsewhere = listOf({ url }) === 'events' ? listing.kind !== 'event' : listing.audience === 'network'
  if (!isElsewhere) return
  const { pathname, search } = new URL(url)
  const below = pathname
    .replace(/\.data$/, '')
    .split('/')
    .slice(4)
    .join('/')
  throw redirect(`${listingPath(listing)}${below && `/${below}`}${search}`, method === 'POST' ? 308 : 301)
}
