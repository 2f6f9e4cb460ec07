import { Hono } from 'hono'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { pendingMigrations } from '#infrastructure/database/migrate.ts'
import type { RunningQueue } from '#infrastructure/jobs/queue.ts'

/** What an operator's machines ask: alive, ready, and how it is going. */
export function health({ pool, queue }: { pool: pg.Pool; queue: RunningQueue }) {
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

  const app = new Hono()
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const database = await pool.query('select 1').then(
      () => true,
      () => false,
    )
    const pending = database ? await pendingMigrations(pool) : undefined
    const ready = database && pending?.length === 0 && queue.isReady()
    return c.json({ ready, database, migrations: pending?.length === 0, queue: queue.isReady() }, ready ? 200 : 503)
  })
  app.get('/metrics', async (c) => c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }))
  return app
}
