import { sql } from 'kysely'
import type { Database } from '../database/database.ts'

/**
 * Keeps the next turn at a service, one after the other over every process of the site. Answers how many milliseconds
 * away it is, or `undefined` when that is too long to wait. The database's clock is everybody's.
 */
export async function takeTurn(
  database: Database,
  { service, gapMs, longestWaitMs }: { service: string; gapMs: number; longestWaitMs: number },
): Promise<number | undefined> {
  const gap = sql`${gapMs}::float8 * interval '1 millisecond'`
  const { rows } = await sql<{ waitMs: number }>`
    insert into geocoder_turns as turns (service, free_at) values (${service}, clock_timestamp() + ${gap})
    on conflict (service) do update set free_at = greatest(turns.free_at, clock_timestamp()) + ${gap}
      where turns.free_at < clock_timestamp() + ${longestWaitMs}::float8 * interval '1 millisecond'
    returning extract(epoch from free_at - ${gap} - clock_timestamp())::float8 * 1000 as wait_ms`.execute(database)
  const [turn] = rows
  return turn && Math.max(0, turn.waitMs)
}
