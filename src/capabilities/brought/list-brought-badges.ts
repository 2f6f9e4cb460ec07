import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { BroughtBadge } from './brought-badge.ts'
import { selectBrought } from './brought-badge-store.ts'

interface Asked {
  personId: string
  /** Part of its name or of its issuer's. */
  terms?: string
  ids?: readonly string[]
  after?: Cursor
  limit: number
}

/** A person's badges from elsewhere, those brought last first. */
export async function listBroughtBadges(
  { personId, terms, ids, after, limit }: Asked,
  { database }: Reading,
): Promise<Page<BroughtBadge>> {
  let query = selectBrought(database)
    .where('personId', '=', personId)
    .orderBy('broughtAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (ids) query = query.where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
  if (after) query = query.where(sql<boolean>`(brought_at, id) < (${after.at}, ${after.id}::uuid)`)
  if (terms) {
    const part = `%${terms.trim().replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) => where.or([where('name', 'ilike', part), where('issuerName', 'ilike', part)]))
  }
  return pageOf(await query.execute(), limit, ({ broughtAt, id }) => ({ at: broughtAt, id }))
}
