import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { Register } from './register.ts'
import { selectRegisters } from './register-store.ts'

interface Asked {
  organisationId: string
  after?: Cursor
  limit: number
}

/** The registers of an organisation, the latest session first. */
export async function listRegisters(
  { organisationId, after, limit }: Asked,
  { database }: Reading,
): Promise<Page<Register>> {
  let query = selectRegisters(database)
    .where('organisationId', '=', organisationId)
    .orderBy('startsAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(starts_at, id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, (row) => ({ at: row.startsAt, id: row.id }))
}
