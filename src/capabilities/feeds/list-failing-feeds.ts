import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

/** Sources of a place whose last reading could not be done, by name. */
export async function listFailingFeeds(
  { placeId }: { placeId: string },
  { database }: Reading,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select feeds.id, feeds.name from feeds
    cross join lateral (
      select problem from feed_runs where feed_id = feeds.id and doing = 'read' and finished_at is not null
      order by asked_at desc, id desc limit 1) as last
    where place_id = ${placeId} and stopped_at is null and last.problem is not null
    order by feeds.name, feeds.id limit 10`.execute(database)
  return rows
}
