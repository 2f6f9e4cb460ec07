import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { counted, countPathwaysThrough, gatherForCounting } from './counting-store.ts'
import { goalsChanged } from './pathway-jobs.ts'

const peopleAJob = 200

/**
 * Recounts the progress of every follower of every pathway from their awards and corrects what was stored. Followers who
 * turn out to have finished are settled by the usual job.
 */
export async function recountProgress({
  database,
  queue,
  now,
}: Pick<Services, 'database' | 'queue'> & { now: Date }): Promise<{ goals: number; changed: number }> {
  return database.transaction().execute(async (tx) => {
    await gatherForCounting(tx, now)
    await countPathwaysThrough(tx)
    const { rows } = await sql<{ personId: string; arrived: boolean }>`
      update pathway_goals set done = counted.done, total = counted.total, counted_at = ${now},
        finished_at = case when counted.total > 0 and counted.done = counted.total
          then coalesce(pathway_goals.finished_at, ${now}) end
      from (${counted(true)}) as counted
      where pathway_goals.person_id = counted.person_id and pathway_goals.version_id = counted.version_id
        and (pathway_goals.done, pathway_goals.total, pathway_goals.finished_at is not null)
          is distinct from (counted.done::smallint, counted.total::smallint, counted.total > 0 and counted.done = counted.total)
      returning pathway_goals.person_id, pathway_goals.finished_at is not null as arrived`.execute(tx)
    const arrived = [...new Set(rows.filter((row) => row.arrived).map((row) => row.personId))]
    const parts = Array.from({ length: Math.ceil(arrived.length / peopleAJob) }, (_, part) => ({
      personIds: arrived.slice(part * peopleAJob, (part + 1) * peopleAJob),
    }))
    await queue.enqueue(tx, goalsChanged, parts)
    const { goals } = await tx
      .selectFrom('pathwayGoals')
      .select((select) => select.fn.countAll<number>().as('goals'))
      .executeTakeFirstOrThrow()
    return { goals, changed: rows.length }
  })
}
