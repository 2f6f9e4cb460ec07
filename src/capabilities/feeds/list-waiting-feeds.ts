import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

export interface WaitingFeed {
  id: string
  name: string
  /** Listings that a person has to look at before anything is done. */
  count: number
  since: Date
}

/** Sources with something that only a person can decide; what a source publishes by itself does not wait. */
export async function listWaitingFeeds(
  of: { placeId: string } | { organisationId: string },
  { database }: Reading,
): Promise<WaitingFeed[]> {
  const { rows } = await sql<WaitingFeed>`
    select feeds.id, feeds.name, waiting.count, waiting.since
    from feeds
    cross join lateral (
      select count(*) as count, min(last_seen_at) as since from feed_items
      where feed_id = feeds.id
        and (state in ('doubtful', 'gone') or (not takes_in and state in ('new', 'changed', 'match')))) as waiting
    where ${
      'placeId' in of
        ? sql`feeds.place_id = ${of.placeId} and owned_by = 'place'`
        : sql`feeds.organisation_id = ${of.organisationId} and owned_by = 'organisation'`
    }
      and stopped_at is null and waiting.count > 0
    order by waiting.since limit 10`.execute(database)
  return rows
}
