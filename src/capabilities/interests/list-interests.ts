import { sql } from 'kysely'
import { countUpTo } from '#infrastructure/database/count-up-to.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { Interest } from './interest.ts'
import { selectInterests } from './interest-store.ts'

/** Questions to an organisation whose askers have proven their address, the latest first. */
export async function listInterests(
  { organisationId, after, limit }: { organisationId: string; after?: Cursor; limit: number },
  { database }: Reading,
): Promise<Page<Interest>> {
  let query = selectInterests(database)
    .where('interests.organisationId', '=', organisationId)
    .where('provenAt', 'is not', null)
    .orderBy('askedAt', 'desc')
    .orderBy('interests.id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(asked_at, interests.id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, (row) => ({ at: row.askedAt, id: row.id }))
}

/** How many wait for an answer, and since when the oldest does. */
export async function countWaitingInterests(
  { organisationId, atMost }: { organisationId: string; atMost: number },
  { database }: Reading,
): Promise<{ count: number; since: Date | null }> {
  const waiting = database
    .selectFrom('interests')
    .where('organisationId', '=', organisationId)
    .where('provenAt', 'is not', null)
    .where('answeredAt', 'is', null)
  const oldest = await waiting.select('askedAt').orderBy('askedAt').limit(1).executeTakeFirst()
  return { count: await countUpTo(database, waiting.select('id'), atMost), since: oldest?.askedAt ?? null }
}
