import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { Leaving } from './leaving.ts'
import { hasAnother, leavingColumns } from './leaving-store.ts'

export interface CountedLeaving extends Leaving {
  /** Those whose address ends. */
  people: number
  /** Of them, those who have no other address. */
  without: number
}

/** The leavings of an organisation, the newest first. */
export async function listLeavings(
  { organisationId, after, limit }: { organisationId: string; after?: Cursor; limit: number },
  { database }: Reading,
): Promise<Page<CountedLeaving>> {
  let query = counted(database)
    .where('organisationId', '=', organisationId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, (row) => ({ at: row.createdAt, id: row.id }))
}

/** One of them. */
export async function findLeaving(
  { leavingId, organisationId }: { leavingId: string; organisationId: string },
  { database }: Reading,
): Promise<CountedLeaving | undefined> {
  return counted(database).where('id', '=', leavingId).where('organisationId', '=', organisationId).executeTakeFirst()
}

/** Those that are announced and have not come, the nearest first. */
export async function listRunningLeavings(
  { organisationId }: { organisationId: string },
  { database, now }: Reading & { now: Date },
): Promise<CountedLeaving[]> {
  return counted(database)
    .where('organisationId', '=', organisationId)
    .where('confirmedAt', 'is not', null)
    .where('calledOffAt', 'is', null)
    .where('fellAt', 'is', null)
    .where('fallsAt', '>', now)
    .orderBy('fallsAt')
    .limit(10)
    .execute()
}

function counted(database: Reading['database']) {
  return database
    .selectFrom('leavings')
    .select(leavingColumns)
    .select([
      sql<number>`(select count(*) from leavers where leaving_id = leavings.id and left_out_at is null)`.as('people'),
      sql<number>`(select count(*) from leavers where leaving_id = leavings.id and left_out_at is null and not ${hasAnother})`.as(
        'without',
      ),
    ])
}
