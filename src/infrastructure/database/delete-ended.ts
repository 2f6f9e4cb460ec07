import { sql } from 'kysely'
import type { Database } from './database.ts'

const mostAtOnce = 1000

/**
 * Deletes what is over, the oldest first, as far as one go of the clock reaches; a row that another process holds waits for
 * the next. Only for what no read finds once it is over.
 */
export async function deleteEnded(
  database: Database,
  table: 'ask_answers' | 'wallet_requests' | 'introductions',
  now: Date,
): Promise<void> {
  await sql`
    delete from ${sql.table(table)} where id in (
      select id from ${sql.table(table)} where ends_at <= ${now}
      order by ends_at, id limit ${mostAtOnce} for update skip locked)`.execute(database)
}
