import { sql } from 'kysely'
import type { Database } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { coarsestCounted, finestCounted } from './map-store.ts'

const atOnce = 100_000
/** Fewer cost a tile next to nothing: folding them one by one would cost more. */
const worthFolding = 500

/**
 * Adds what came to the map and went to the counted squares. What a map shows is right before and after; this keeps it
 * quick to read. Returns how many changes were folded.
 *
 * @param least leave fewer changes than these for another time
 */
export async function foldMapChanges(
  { least = worthFolding }: { least?: number },
  { database }: { database: Database },
): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from (select from map_changes limit ${least}) as change`.execute(database)
  if (needed(rows[0], 'a count').waiting < least) return 0
  let folded = 0
  for (;;) {
    const done = await foldSome(database)
    folded += done
    if (done < atOnce) return folded
  }
}

async function foldSome(database: Database): Promise<number> {
  return database.transaction().execute(async (tx) => {
    // One at a time: two that fold the same squares would wait for each other in turn.
    const { rows: locks } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('fold map changes')) as mine`.execute(tx)
    if (!locks[0]?.mine) return 0
    const { rows } = await sql<{ folded: number }>`
      with gone as (
        delete from map_changes where id in (select id from map_changes order by id limit ${atOnce}) returning *
      ), counted as (
        insert into map_squares as known (place_id, level, square, count, latitude_sum, longitude_sum)
        select place_id, level, morton >> (2 * (24 - level)), sum(sign), sum(sign * latitude), sum(sign * longitude)
        from gone cross join generate_series(${coarsestCounted}::int, ${finestCounted}::int) as level
        group by 1, 2, 3
        on conflict (level, square, place_id) do update set
          count = known.count + excluded.count,
          latitude_sum = known.latitude_sum + excluded.latitude_sum,
          longitude_sum = known.longitude_sum + excluded.longitude_sum
        returning 1
      )
      select count(*) as folded from gone`.execute(tx)
    await sql`delete from map_squares where count = 0`.execute(tx)
    return needed(rows[0], 'a count').folded
  })
}
