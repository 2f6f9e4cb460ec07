import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { digestDue } from './following-jobs.ts'

const atOnce = 500

/** Everybody whose week is over gets a digest. By the clock; two that look at once ask for each person once. */
export async function foldDigests({
  database,
  queue,
  now,
}: Pick<Services, 'database' | 'queue'> & { now: Date }): Promise<number> {
  return database.transaction().execute(async (tx) => {
    const { rows } = await sql<{ personId: string; since: Date }>`
      with due as (
        select person_id, since from digests where next_at <= ${now} order by next_at limit ${atOnce}
        for update skip locked)
      update digests set since = ${now}, next_at = ${now}::timestamptz + interval '7 days'
      from due where digests.person_id = due.person_id
      returning due.person_id, due.since`.execute(tx)
    await queue.enqueue(
      tx,
      digestDue,
      rows.map(({ personId, since }) => ({ personId, since: since.toISOString() })),
    )
    return rows.length
  })
}
