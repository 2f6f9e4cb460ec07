import { statfs } from 'node:fs/promises'
import { Hono } from 'hono'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { pendingMigrations } from '#infrastructure/database/migrate.ts'
import type { RunningQueue } from '#infrastructure/jobs/queue.ts'

/** What an operator's machines ask: alive, ready, and how it is going. */
interface HealthParts {
  pool: pg.Pool
  queue: RunningQueue
  /** Where this process, and a database that it brings, writes. */
  dataFolder: string
}

export function health({ pool, queue, dataFolder }: HealthParts) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'waymark_' })
  new Gauge({
    name: 'waymark_jobs',
    help: 'Jobs waiting, and jobs that failed every try',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { waiting, dead } = await queue.counts()
      this.set({ state: 'waiting' }, waiting)
      this.set({ state: 'dead' }, dead)
    },
  })
  new Gauge({
    name: 'waymark_database_connections',
    help: 'Connections of this process to the database',
    registers: [registry],
    collect() {
      this.set(pool.totalCount)
    },
  })

  const takesWrites = atMostEvery(secondsBetweenWrites, () => writeSomething(pool))
  const app = new Hono()
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const database = (await takesWrites()) && (await hasRoom(dataFolder))
    const pending = database ? await pendingMigrations(pool) : undefined
    const checks = { database, migrations: pending?.length === 0, queue: queue.isReady() }
    const ready = Object.values(checks).every(Boolean)
    return c.json({ ready, ...checks }, ready ? 200 : 503)
  })
  app.get('/metrics', async (c) => c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }))
  return app
}

const secondsBetweenWrites = 5
/** Less free space than this is reported as "disk nearly full". */
const leastFreeBytes = 50_000_000

/** A full disk and a read-only copy answer questions; only a write tells. */
async function writeSomething(pool: pg.Pool): Promise<boolean> {
  const write = `insert into readiness (written_at) values (now())
    on conflict (only_row) do update set written_at = excluded.written_at`
  return pool.query(write).then(
    () => true,
    () => false,
  )
}

export async function hasRoom(folder: string, leastBytes = leastFreeBytes): Promise<boolean> {
  const { bavail, bsize, ffree, files } = await statfs(folder)
  // Some file systems count no files.
  return bavail * bsize >= leastBytes && (files === 0 || ffree > 0)
}

/** Asking often costs no more than asking now and then. */
function atMostEvery<Answer>(seconds: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let asked: { at: number; answer: Promise<Answer> } | undefined
  return () => {
    if (!asked || performance.now() - asked.at > seconds * 1000) asked = { at: performance.now(), answer: ask() }
    return asked.answer
  }
}
