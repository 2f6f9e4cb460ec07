import { fromKysely, PgBoss } from 'pg-boss'
import type { Database } from '#infrastructure/database/database.ts'
import type { Queue } from '#infrastructure/jobs/queue.ts'

/** Enqueues for real, in the template's queues, without workers that would take the jobs away from the test. */
export function testQueue(database: Database): Queue {
  const boss = new PgBoss({ db: fromKysely(database.withoutPlugins()), supervise: false, schedule: false })
  boss.on('error', () => {})
  return {
    async enqueue(tx, job, payloads, { startAfter } = {}) {
      if (payloads.length > 0)
        await boss.insert(
          job.name,
          payloads.map((data) => ({ data, startAfter })),
          { db: fromKysely(tx.withoutPlugins()) },
        )
    },
  }
}
