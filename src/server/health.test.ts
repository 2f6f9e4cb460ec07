import { expect, test } from 'vitest'
import type { RunningQueue } from '#infrastructure/jobs/queue.ts'
import { scratchDatabase } from '#tests/support/scratch-database.ts'
import { hasRoom, health } from './health.ts'

const queue = { isReady: () => true, counts: async () => ({ waiting: 0, dead: 0 }) } as RunningQueue

test('is ready where the database takes writes, and says what is missing where it only answers', async () => {
  const { pool } = await scratchDatabase()
  const ask = async () => {
    const answer = await health({ pool, queue, dataFolder: '.' }).request('/readyz')
    return { status: answer.status, ...((await answer.json()) as object) }
  }
  expect(await ask()).toMatchObject({ status: 200, ready: true, database: true, migrations: true })
  // As a full disk does: questions are answered, writes are refused.
  await pool.query(
    'do $$ begin execute format($f$alter database %I set default_transaction_read_only = on$f$, current_database()); end $$',
  )
  await pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await pool.query('set default_transaction_read_only = on')
  expect(await ask()).toMatchObject({ status: 503, ready: false, database: false })
})

test('a disk with no room left is no place to be ready on', async () => {
  expect(await hasRoom('.', 1)).toBe(true)
  expect(await hasRoom('.', Number.MAX_SAFE_INTEGER)).toBe(false)
})
