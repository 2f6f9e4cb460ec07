import { sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { Feed, ItemState } from './feed.ts'

/** Feeds with the names that people know them by. */
function feedQuery(database: Reader) {
  return database
    .selectFrom('feeds')
    .innerJoin('places', 'places.id', 'feeds.placeId')
    .innerJoin('organisations', 'organisations.id', 'feeds.organisationId')
    .select([
      'feeds.id',
      'feeds.placeId',
      'places.slug as placeSlug',
      'feeds.ownedBy',
      'feeds.organisationId',
      'organisations.slug as organisationSlug',
      'organisations.name as organisationName',
      'feeds.kind',
      'feeds.name',
      'feeds.addresses',
      'feeds.mapping',
      'feeds.defaults',
      'feeds.everyHours',
      'feeds.takesIn',
      'feeds.cursors',
      'feeds.setUpBy',
      'feeds.readAt',
      'feeds.nextReadAt',
      'feeds.stoppedAt',
      'feeds.fileName',
    ])
    .$castTo<Feed>()
}

export async function findFeed(id: string, { database }: Reading): Promise<Feed | undefined> {
  return feedQuery(database).where('feeds.id', '=', id).executeTakeFirst()
}

interface FeedFilter {
  /** All that fill a place, or those that an organisation looks after itself. */
  of: { placeId: string } | { organisationId: string }
  after?: Cursor
  limit: number
}

/** Feeds, the newest first. */
export async function listFeeds({ of, after, limit }: FeedFilter, { database }: Reading): Promise<Page<Feed>> {
  let query = feedQuery(database)
    .select('feeds.createdAt')
    .orderBy('feeds.createdAt', 'desc')
    .orderBy('feeds.id', 'desc')
    .limit(limit + 1)
  query =
    'placeId' in of
      ? query.where('feeds.placeId', '=', of.placeId)
      : query.where('feeds.organisationId', '=', of.organisationId).where('feeds.ownedBy', '=', 'organisation')
  if (after) query = query.where(sql<boolean>`(feeds.created_at, feeds.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query.$castTo<Feed & { createdAt: Date }>().execute()
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
}

/** The feeds of a place that read this very address, or were brought as a file of this name; the newest first. */
export async function listFeedsOfSource(
  { placeId, source }: { placeId: string; source: { address: string } | { fileName: string } },
  { database }: Reading,
): Promise<Feed[]> {
  const query = feedQuery(database)
    .where('feeds.placeId', '=', placeId)
    .where('feeds.ownedBy', '=', 'place')
    .where('feeds.stoppedAt', 'is', null)
    .orderBy('feeds.createdAt', 'desc')
    .limit(20)
  return 'address' in source
    ? query.where(sql<boolean>`feeds.addresses = array[${source.address}]`).execute()
    : query.where('feeds.fileName', '=', source.fileName).execute()
}

/** How many of its items are in each state. */
export async function countItems(feedId: string, { database }: Reading): Promise<Partial<Record<ItemState, number>>> {
  const rows = await database
    .selectFrom('feedItems')
    .select(['state', (select) => select.fn.countAll<number>().as('count')])
    .where('feedId', '=', feedId)
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
