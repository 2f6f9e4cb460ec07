import type { Reader } from '#infrastructure/database/database.ts'
import type { Feed, ItemState } from './feed.ts'

/** Feeds with the names that people know them by. */
export function feedQuery(database: Reader) {
  return database
    .selectFrom('feeds')
    .innerJoin('places', 'places.id', 'feeds.placeId')
    .innerJoin('organisations', 'organisations.id', 'feeds.organisationId')
    .select([
      'feeds.id',
      'feeds.placeId',
      'places.slug as placeSlug',
      'feeds.organisationId',
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

export async function findFeed(database: Reader, id: string): Promise<Feed | undefined> {
  return feedQuery(database).where('feeds.id', '=', id).executeTakeFirst()
}

/** The feeds of a place, the newest first; a place has tens. */
export async function listFeeds(database: Reader, placeId: string): Promise<Feed[]> {
  return feedQuery(database)
    .where('feeds.placeId', '=', placeId)
    .orderBy('feeds.createdAt', 'desc')
    .limit(200)
    .execute()
}

/** How many of its items are in each state. */
export async function countItems(database: Reader, feedId: string): Promise<Partial<Record<ItemState, number>>> {
  const rows = await database
    .selectFrom('feedItems')
    .select(['state', (select) => select.fn.countAll<number>().as('count')])
    .where('feedId', '=', feedId)
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
