import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Leaving } from './leaving.ts'
import { hasAnother, leavingColumns } from './leaving-store.ts'

export interface CountedLeaving extends Leaving {
  /** Those whose address ends. */
  people: number
  /** Of them, those who have no other address. */
  without: number
}

/** Every leaving of an organisation, the newest first. */
export async function listLeavings(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database }: Reading,
): Promise<CountedLeaving[]> {
  return counted(database)
    .where('organisationId', '=', organisationId)
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
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
