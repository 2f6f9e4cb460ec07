import { sql } from 'kysely'
import { newId } from '../ids.ts'
import type { Database } from './database.ts'

/** So many at once, and over any time as many as the window has seconds for: `max` in `window` seconds. */
export interface RequestRate {
  window: number
  max: number
}

/**
 * One request of a caller, counted in one statement. The row keeps the moment (`last_request`, ms since 1970) at which
 * all that was asked so far is used up: each request moves it by an equal share of the window, and one that would move
 * it further than a window from now is refused and moves nothing. A steady stream below the rate is never refused. A
 * moment that no request of this rate can have reached was written by a clock that was ahead, and counts as now.
 */
export async function takeRequest(
  database: Database,
  { key, window, max }: RequestRate & { key: string },
  now: Date,
): Promise<{ allowed: true } | { allowed: false; retrySeconds: number }> {
  const at = now.getTime()
  const share = Math.max(1, Math.round((window * 1000) / max))
  const furthest = at + window * 1000
  const from = sql`case when known.last_request between ${String(at)}::bigint and ${String(furthest + window * 1000)}::bigint
    then known.last_request else ${String(at)}::bigint end`
  const { rows } = await sql<{ count: number }>`
    insert into auth_rate_limits as known (id, key, count, last_request)
    values (${newId(now)}, ${key}, 1, ${String(at + share)}::bigint)
    on conflict (key) do update set
      count = case when known.last_request <= ${String(at)}::bigint then 1 else known.count + 1 end,
      last_request = ${from} + ${share}::int
    where ${from} + ${share}::int <= ${String(furthest)}::bigint
    returning count`.execute(database)
  if (rows.length > 0) return { allowed: true }
  const known = await database
    .selectFrom('authRateLimits')
    .select('lastRequest')
    .where('key', '=', key)
    .executeTakeFirst()
  const freeAt = Number(known?.lastRequest ?? furthest) + share - window * 1000
  return { allowed: false, retrySeconds: Math.max(1, Math.ceil((freeAt - at) / 1000)) }
}
