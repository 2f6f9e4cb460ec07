import { sql } from 'kysely'
import { fromKysely, type JobResult, PgBoss } from 'pg-boss'
import type { Database, Tx } from '../database/database.ts'
import type { Cursor } from '../database/keyset.ts'
import type { Log } from '../log.ts'

/** A kind of job and the shape of what it is given. */
export interface Job<Payload extends object> {
  name: string
  /** Only the type is used. */
  payload?: Payload
}

export function defineJob<Payload extends object>(name: string): Job<Payload> {
  return { name }
}

export interface Queue {
  /** In the transaction that causes it: a job never exists without its cause, nor the cause without its job. */
  enqueue<Payload extends object>(
    tx: Tx,
    job: Job<Payload>,
    payloads: Payload[],
    /** Nobody works on them before that moment. */
    options?: { startAfter?: Date },
  ): Promise<void>
}

export interface RunningQueue extends Queue {
  /** Hands jobs to `handle`, which may be called again for the same job and must then do no harm. */
  work<Payload extends object>(job: Job<Payload>, handle: (payload: Payload) => Promise<void>): Promise<void>
  isReady(): boolean
  /** Jobs that failed every try: for the operator to look at and to run again. */
  deadLetters(asked: { after?: Cursor; limit: number }): Promise<DeadLetter[]>
  retryDeadLetter(id: string): Promise<void>
  /** All of them, as after a mail server was away for long. */
  retryDeadLetters(): Promise<void>
  counts(): Promise<{ waiting: number; dead: number }>
  stop(): Promise<void>
}

export interface DeadLetter {
  id: string
  job: string
  payload: object
  failedAt: Date
  reason: string
}

const deadLetterQueue = 'dead-letters'
/**
 * A mail server may be away for a day: tries come after two seconds, twice as late each time, at most two hours apart.
 * The first comes soon, since a job whose worker was killed counts as tried.
 */
const manyTries = { retryLimit: 24, retryDelay: 2, retryBackoff: true, retryDelayMax: 7200 }
/** A worker that says nothing for so long was killed: its job goes to another. */
const heartbeatSeconds = 10
const secondsBetweenLooks = 5

/** Opens the queue of this database and makes sure that each kind of job has its place in it. */
export async function openQueue({
  url,
  database,
  jobs,
  log,
  supervise = true,
  tries = manyTries,
}: {
  url: string
  database: Database
  jobs: Job<object>[]
  log: Log
  supervise?: boolean
  tries?: { retryLimit: number; retryDelay?: number; retryBackoff?: boolean; retryDelayMax?: number }
}): Promise<RunningQueue> {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    supervise,
    schedule: false,
    useListenNotify: true,
    monitorIntervalSeconds: secondsBetweenLooks,
    superviseIntervalSeconds: secondsBetweenLooks,
  })
  boss.on('error', (error) => log.error({ code: 'queue-error', err: error }, 'the job queue had an error'))
  await boss.start()
  let ready = true
  await boss.createQueue(deadLetterQueue, {})
  const options = { ...tries, heartbeatSeconds, deadLetter: deadLetterQueue, notify: true }
  for (const job of jobs) {
    await boss.createQueue(job.name, options)
    // An earlier release may have made it with other settings.
    await boss.updateQueue(job.name, options)
  }

  return {
    async enqueue(tx, job, payloads, { startAfter } = {}) {
      if (payloads.length === 0) return
      await boss.insert(
        job.name,
        payloads.map((data) => ({ data, startAfter })),
        { db: fromKysely(tx.withoutPlugins()) },
      )
    },
    async work(job, handle) {
      // Full batches are fetched without a pause; one job that fails does not hold up or repeat the others of its batch.
      await boss.work(
        job.name,
        {
          batchSize: 20,
          burstWhenBatchFull: true,
          perJobResults: true,
          pollingIntervalSeconds: 2,
          notifyPollingIntervalSeconds: 5,
        },
        async (batch) => {
          const results: JobResult[] = []
          for (const { id, data } of batch) {
            const done = handle(data as never).then(
              (): JobResult => ({ id, status: 'completed' }),
              (error): JobResult => ({
                id,
                status: 'failed',
                output: { message: error instanceof Error ? error.message : String(error) },
              }),
            )
            const result = await done
            // Completed one by one: a worker killed within a batch repeats no finished job.
            if (result.status === 'completed') await boss.complete(job.name, id)
            results.push(result)
          }
          return results
        },
      )
    },
    isReady: () => ready,
    deadLetters: (asked) => readDeadLetters(database, asked),
    async retryDeadLetter(id) {
      await boss.redrive(deadLetterQueue, { ids: [id] })
    },
    async retryDeadLetters() {
      for (;;) {
        const dead = await readDeadLetters(database, { limit: 500 })
        if (dead.length === 0) return
        await boss.redrive(deadLetterQueue, { ids: dead.map(({ id }) => id) })
      }
    },
    counts: () => countJobs(database),
    async stop() {
      ready = false
      await boss.stop({ graceful: true, timeout: 5000, close: true })
    },
  }
}

/** The last to fail first. The queue's clock counts finer than ours, which would leave rows out between two stretches. */
async function readDeadLetters(
  database: Database,
  { after, limit }: { after?: Cursor; limit: number },
): Promise<DeadLetter[]> {
  const { rows } = await sql<DeadLetter>`
    select id, coalesce(source_name, name) as job, data as payload, date_trunc('milliseconds', created_on) as failed_at,
      coalesce(source_output ->> 'message', '') as reason
    from pgboss.job where name = ${deadLetterQueue} and state < 'completed'
      ${after ? sql`and (date_trunc('milliseconds', created_on), id) < (${after.at}, ${after.id}::uuid)` : sql``}
    order by failed_at desc, id desc limit ${limit}`.execute(database)
  return rows
}

async function countJobs(database: Database): Promise<{ waiting: number; dead: number }> {
  const { rows } = await sql<{ waiting: number; dead: number }>`
    select count(*) filter (where name <> ${deadLetterQueue}) as waiting, count(*) filter (where name = ${deadLetterQueue}) as dead
    from pgboss.job where state < 'completed' and name not like '\\_\\_%'`.execute(database)
  return rows[0] ?? { waiting: 0, dead: 0 }
}
