import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { lentDatabase } from './support/lent-database.ts'

// Each of these uses what the one before it left.
let before = ''
let late: Promise<unknown> | undefined

const entry = `insert into audit_entries (at, action, subject_type, subject_id)
  values (now(), 'place.founded', 'place', gen_random_uuid()) returning id`

test('what other tests of this worker left is given up: it may have been lent for the last time', async () => {
  for (const { pool } of [await lentDatabase(), await lentDatabase()])
    await pool.query('alter table people add column other int')
})

test('a database is lent', async () => {
  const { pool, url } = await lentDatabase()
  await pool.query(entry)
  expect((await pool.query<{ id: number }>(entry)).rows).toEqual([{ id: 2 }])
  before = url
})

test('and again, with nothing in it and its numbers at their beginning', async () => {
  const { pool, url } = await lentDatabase()
  expect(url).toBe(before)
  expect((await pool.query('select from audit_entries')).rowCount).toBe(0)
  expect((await pool.query<{ id: number }>(entry)).rows).toEqual([{ id: 1 }])
  late = sleep(100).then(() => pool.query(entry))
  late.catch(() => {})
})

test('what comes late from the test before it is refused', async () => {
  const { pool, url } = await lentDatabase()
  expect(url).toBe(before)
  await expect(late).rejects.toThrow('over')
  expect((await pool.query('select from audit_entries')).rowCount).toBe(0)
  await pool.query('alter table people add column other int')
})

test.each([
  'alter table people disable trigger user',
  'alter table people add check (true) not valid',
  `create function other() returns int language sql as 'select 1'`,
  'update pgboss.queue set retry_limit = 77',
])('a copy whose tables were changed is not lent again, nor after: %s', async (change) => {
  const { pool, url } = await lentDatabase()
  expect(url).not.toBe(before)
  before = url
  await pool.query(change)
})

test('nor is one whose rows of the migrations were changed', async () => {
  const { pool, url } = await lentDatabase()
  expect(url).not.toBe(before)
  before = url
  await pool.query('select pg_advisory_lock(77)')
})

test('nor one with a lock that is held', async () => {
  const { pool, url } = await lentDatabase()
  expect(url).not.toBe(before)
  before = url
  const client = await pool.connect()
  // It is cut off with its database.
  client.on('error', () => {})
})

test('nor one with a connection that is still in use', async () => {
  const { close, url } = await lentDatabase()
  expect(url).not.toBe(before)
  before = url
  await close()
})

test('nor one that was closed', async () => {
  const { url } = await lentDatabase()
  expect(url).not.toBe(before)
})
