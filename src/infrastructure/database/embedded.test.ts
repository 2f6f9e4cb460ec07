import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './database.ts'
import { folderHolder, startEmbedded } from './embedded.ts'
import { migrate, pendingMigrations } from './migrate.ts'

async function aFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-embedded-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('keeps what was written over a stop, refuses a second holder and lets a command join', async () => {
  const folder = await aFolder()
  const first = await startEmbedded({ folder })
  await expect(startEmbedded({ folder })).rejects.toThrow(/Another Waymark is using the folder/)
  const joined = await startEmbedded({ folder, join: true })
  await query(joined.url, 'create table kept (word text)')
  await joined.stop()
  await query(first.url, `insert into kept values ('here')`)
  await first.stop()
  await expect(query(first.url, 'select 1')).rejects.toThrow()
  const again = await startEmbedded({ folder })
  expect((await query(again.url, 'select word from kept')).rows).toEqual([{ word: 'here' }])
  await again.stop()
})

test('finds its place for the socket where the folder lies too deep for one', async () => {
  const folder = path.join(await aFolder(), 'deep'.repeat(30))
  const server = await startEmbedded({ folder })
  expect((await query(server.url, 'select 1 as one')).rows).toEqual([{ one: 1 }])
  await server.stop()
})

test('several starts at once migrate an empty database one after the other, each file once', async () => {
  const server = await startEmbedded({ folder: await aFolder() })
  const starts = [1, 2, 3, 4].map(() => openDatabase(server.url, { connections: 2 }))
  const applied = await Promise.all(starts.map(({ pool }) => migrate(pool, new Date())))
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
  const pool = starts[0]?.pool
  expect(pool && (await pendingMigrations(pool))).toEqual([])
  await pool?.query(`update schema_migrations set checksum = 'other' where number = 1`)
  await expect(pool && migrate(pool, new Date())).rejects.toThrow(/put the change into a new migration/)
  await Promise.all(starts.map(({ close }) => close()))
  await server.stop()
})

test('starts a killed server again, and goes on with what was written', async () => {
  const folder = await aFolder()
  const server = await startEmbedded({ folder })
  await query(server.url, 'create table kept (word text)')
  await query(server.url, `insert into kept values ('here')`)
  const { pool, close } = openDatabase(server.url)
  expect((await pool.query('select word from kept')).rows).toEqual([{ word: 'here' }])
  const killed = serverOf(folder)
  process.kill(killed, 'SIGKILL')
  // The processes of the killed server still answer for a moment: only what the next one says counts.
  await expect.poll(() => serverOf(folder), { interval: 100 }).not.toBe(killed)
  await expect.poll(() => answerOf(server.url), { interval: 100 }).toBe(true)
  const words = () =>
    pool.query('select word from kept').then(
      ({ rows }) => rows,
      () => 'away',
    )
  await expect.poll(words, { interval: 300 }).toEqual([{ word: 'here' }])
  // It is held as before: nobody else gets in.
  const holders = () =>
    pool
      .query(
        `select 1 from pg_locks join pg_stat_activity using (pid)
         where locktype = 'advisory' and granted and application_name = '${folderHolder}'`,
      )
      .then(({ rowCount }) => rowCount)
  await expect.poll(holders, { interval: 100 }).toBe(1)
  await expect(startEmbedded({ folder })).rejects.toThrow(/Another Waymark is using the folder/)
  await close()
  await server.stop()
  await expect(query(server.url, 'select 1')).rejects.toThrow()
})

function serverOf(folder: string): number {
  return Number(readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

function answerOf(url: string): Promise<boolean> {
  return query(url, 'select 1').then(
    () => true,
    () => false,
  )
}

async function query(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}
