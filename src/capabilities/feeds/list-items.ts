import type { Reading } from '#infrastructure/database/database.ts'
import type { FeedListing, ItemRefusal, ItemState } from './feed.ts'

export interface FeedItem {
  externalId: string
  state: ItemState
  listing: FeedListing
  refusal: ItemRefusal | null
  opportunityId: string | null
  opportunitySlug: string | null
  /** What it may be the same as. */
  candidateTitle: string | null
  candidateSlug: string | null
  lastSeenAt: Date
}

/** The items of a feed in one state, by their number; `after` is the last number of the page before. */
export async function listItems(
  { feedId, state, after, limit }: { feedId: string; state: ItemState; after?: string; limit: number },
  { database }: Reading,
): Promise<FeedItem[]> {
  let query = database
    .selectFrom('feedItems')
    .leftJoin('opportunities', 'opportunities.id', 'feedItems.opportunityId')
    .leftJoin('opportunities as candidates', 'candidates.id', 'feedItems.candidateId')
    .select([
      'feedItems.externalId',
      'feedItems.state',
      'feedItems.listing',
      'feedItems.refusal',
      'feedItems.lastSeenAt',
      'feedItems.opportunityId',
      'opportunities.slug as opportunitySlug',
      'candidates.title as candidateTitle',
      'candidates.slug as candidateSlug',
    ])
    .where('feedItems.feedId', '=', feedId)
    .where('feedItems.state', '=', state)
    .orderBy('feedItems.externalId')
    .limit(limit)
  if (after) query = query.where('feedItems.externalId', '>', after)
  return query.$castTo<FeedItem>().execute()
}
