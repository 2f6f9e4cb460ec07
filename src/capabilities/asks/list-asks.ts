import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { Ask } from './ask.ts'
import { selectAsks } from './ask-store.ts'

/** What an organisation has asked for, begun last first. */
export async function listAsks(
  { organisationId, after, limit }: { organisationId: string; after?: Cursor; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<Page<Ask>> {
  let query = selectAsks(database, now)
    .where('asks.organisationId', '=', organisationId)
    .orderBy('asks.createdAt', 'desc')
    .orderBy('asks.id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(asks.created_at, asks.id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, ({ createdAt, id }) => ({ at: createdAt, id }))
}
