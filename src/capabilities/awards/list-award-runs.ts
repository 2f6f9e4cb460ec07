import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { AwardRun } from './award-run.ts'
import { selectRuns } from './award-run-store.ts'

interface Asked {
  organisationId: string
  /** Only those for people of this register. */
  registerId?: string
  ids?: readonly string[]
  after?: Cursor
  limit: number
}

/** The runs of an organisation, newest first. */
export async function listAwardRuns(
  { organisationId, registerId, ids, after, limit }: Asked,
  { database }: Reading,
): Promise<Page<AwardRun>> {
  let query = selectRuns(database)
    .where('awardRuns.organisationId', '=', organisationId)
    .orderBy('askedAt', 'desc')
    .orderBy('awardRuns.id', 'desc')
    .limit(limit + 1)
  if (registerId) query = query.where('registerId', '=', registerId)
  if (ids) query = query.where(sql<boolean>`award_runs.id = any(${[...ids]}::uuid[])`)
  if (after) query = query.where(sql<boolean>`(asked_at, award_runs.id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, (row) => ({ at: row.askedAt, id: row.id }))
}
