import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Collection } from './collection.ts'
import { asCollection, selectCollections } from './collection-store.ts'

export interface ReportedCollection {
  id: string
  title: string
  /** Reports that wait for an answer. */
  count: number
  since: Date
}

/** More than an administrator answers in a sitting; the others follow once these are answered. */
const mostListed = 200

/** Collections with reports that nobody has answered, the longest waiting first. */
export async function listReportedCollections({ database }: Reading): Promise<ReportedCollection[]> {
  const { rows } = await sql<ReportedCollection>`
    select collections.id, collections.title, waiting.count::int, waiting.since
    from (
      select collection_id, count(*) as count, min(reported_at) as since from collection_reports
      where settled_at is null group by 1 order by min(reported_at), 1 limit ${mostListed}
    ) as waiting join collections on collections.id = waiting.collection_id
    order by waiting.since, collections.id`.execute(database)
  return rows
}

const mostShown = 50

/** One collection that was reported, with what was said of it, the latest first. */
export async function findReportedCollection(
  { id }: { id: string },
  { database, now }: Reading & { now: Date },
): Promise<{ collection: Collection; reports: { id: string; said: string; reportedAt: Date }[] } | undefined> {
  const reports = await database
    .selectFrom('collectionReports')
    .select(['id', 'said', 'reportedAt'])
    .where('collectionId', '=', id)
    .orderBy('reportedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  if (reports.length === 0) return undefined
  const row = await selectCollections(database).where('collections.id', '=', id).executeTakeFirst()
  return row && { collection: asCollection(row, now), reports }
}
