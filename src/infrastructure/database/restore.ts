import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Fault } from '../fault.ts'
import { decryptWith, isEncrypted } from '../files/age.ts'
import { needed } from '../needed.ts'
import type { BackupHeader, BackupTotals } from './backup.ts'
import { folderHolder } from './embedded.ts'
import { isMigratedTo, migrate, readMigrations } from './migrate.ts'
import { BackupReader, lineFeed } from './read-backup.ts'
import { listTables, type Table, withoutReferences } from './tables.ts'

/**
 * Fills an empty database from a backup, then brings it up to date: a backup of an older Waymark is read into the tables that
 * it was made of. The file is read through once before the database is touched. All or nothing.
 *
 * @throws Fault `not-empty`, `in-use`, `backup-unreadable`, `backup-too-new`, `key-needed`, `wrong-key`
 */
export async function restoreBackup(
  pool: pg.Pool,
  { file, now, identityFile }: { file: string; now: Date; identityFile?: string | undefined },
): Promise<BackupTotals & { header: BackupHeader }> {
  await assertUnused(pool)
  await assertEmpty(pool)
  const { migration } = await reading({ file, identityFile }, async (reader) => {
    const header = await reader.header()
    await assertKnown(header)
    await assertWhole(reader)
    return header
  })
  const rebuilds = !(await isMigratedTo(pool, migration.number))
  if (rebuilds) await clear(pool)
  try {
    if (rebuilds) await migrate(pool, now, migration.number)
    return await reading({ file, identityFile }, async (reader) => {
      const header = await reader.header()
      const totals = await load(pool, reader)
      await migrate(pool, now)
      return { ...totals, header }
    })
  } catch (cause) {
    if (rebuilds) await clear(pool)
    await migrate(pool, now)
    throw cause
  }
}

/** Reads a backup from its beginning. */
async function reading<Result>(
  { file, identityFile }: { file: string; identityFile: string | undefined },
  read: (reader: BackupReader) => Promise<Result>,
): Promise<Result> {
  const packed = await openPacked(file, identityFile)
  const unpacked = packed.pipe(createGunzip())
  packed.on('error', (cause) => unpacked.destroy(cause))
  try {
    return await read(new BackupReader(unpacked))
  } finally {
    packed.destroy()
  }
}

/** @throws Fault `backup-unreadable` where lines are missing or not known */
async function assertWhole(reader: BackupReader): Promise<void> {
  while ((await reader.statement()) !== undefined) {
    let found = 0
    // Within rows a line feed is always written as two characters.
    for await (const lines of reader.rows()) for (const byte of lines) if (byte === lineFeed) found += 1
    if (found !== (await reader.rowCount())) throw missingRows()
  }
}

/** The compressed rows, decrypted where the file is. @throws Fault `key-needed` for an encrypted file without a key */
async function openPacked(file: string, identityFile: string | undefined): Promise<Readable> {
  const beginning = await open(file)
  const { buffer } = await beginning.read(Buffer.alloc(32), 0, 32, 0)
  await beginning.close()
  const stored = createReadStream(file)
  if (!isEncrypted(buffer)) return stored
  if (identityFile) return decryptWith(identityFile, stored)
  stored.destroy()
  throw new Fault('key-needed', 'This backup is encrypted: say where its key is with --identity FILE.')
}

/** A connection that has just been closed is seen by the server for a moment longer. */
const looks = 20
const betweenLooksMs = 100

async function assertUnused(pool: pg.Pool): Promise<void> {
  for (let look = 1; (await countOthers(pool)) > 0; look++) {
    if (look === looks)
      throw new Fault('in-use', 'Something is working on this database. Stop the site first, then restore.')
    await wait(betweenLooksMs)
  }
}

async function countOthers(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
     and application_name <> $1`,
    [folderHolder],
  )
  return needed(rows[0], 'a count').others
}

/** What a first start leaves behind does not count: everyday skills, and the address of the site. */
async function assertEmpty(pool: pg.Pool): Promise<void> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select tablename::text as name from pg_tables where schemaname = 'public' order by tablename`,
  )
  const own = await ownTables()
  const foreign = tables.filter(({ name }) => !own.has(name)).map(({ name }) => name)
  if (foreign.length > 0)
    throw new Fault(
      'not-empty',
      `There are other tables in this database (${foreign.slice(0, 5).join(', ')}): restore wants one of its own.`,
    )
  if (!tables.some(({ name }) => name === 'places')) return
  const { rows } = await pool.query<{ used: boolean }>(
    'select exists (select from places) or exists (select from people) as used',
  )
  if (rows[0]?.used)
    throw new Fault(
      'not-empty',
      'There are people or places in this database already: restore fills an empty one only.',
    )
}

/** Every table that any migration ever made, by every name that it had. */
async function ownTables(): Promise<Set<string>> {
  const sql = (await readMigrations()).map((migration) => migration.sql).join('\n')
  const made = [...sql.matchAll(/create (?:unlogged )?table (?:if not exists )?(\w+)/g)].map(([, name = '']) => name)
  const renamed = [...sql.matchAll(/alter table \w+ rename to (\w+)/g)].map(([, name = '']) => name)
  return new Set(['schema_migrations', ...made, ...renamed])
}

async function assertKnown({ migration }: BackupHeader): Promise<void> {
  const own = (await readMigrations()).find(({ number }) => number === migration?.number)
  if (own?.checksum === migration?.checksum) return
  throw new Fault('backup-too-new', 'This backup is of a newer Waymark than this one. Bring Waymark up to date first.')
}

async function clear(pool: pg.Pool): Promise<void> {
  await pool.query('drop schema public cascade; create schema public')
}

async function load(pool: pg.Pool, reader: BackupReader): Promise<BackupTotals> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const tables = await listTables(client)
    // What triggers would work out is in the backup, too.
    for (const { name } of tables) await client.query(`alter table "${name}" disable trigger user`)
    const totals = await withoutReferences(client, async () => {
      for (const { name } of tables) await client.query(`delete from "${name}"`)
      return loadTables(client, reader)
    })
    for (const { name } of tables) await client.query(`alter table "${name}" enable trigger user`)
    await goOnCounting(client, tables)
    await client.query('commit')
    await client.query('analyze')
    return totals
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    throw cause
  } finally {
    client.release()
  }
}

async function loadTables(client: pg.PoolClient, reader: BackupReader): Promise<BackupTotals> {
  const totals = { tables: 0, rows: 0 }
  for (let into = await reader.statement(); into !== undefined; into = await reader.statement()) {
    totals.rows += await loadTable(client, into, reader)
    totals.tables += 1
  }
  return totals
}

async function loadTable(client: pg.PoolClient, into: string, reader: BackupReader): Promise<number> {
  const target = client.query(copyFrom(into))
  await pipeline(Readable.from(reader.rows(), { objectMode: false }), target)
  if (target.rowCount !== (await reader.rowCount())) throw missingRows()
  return target.rowCount
}

function missingRows(): Fault {
  return new Fault('backup-unreadable', 'This is not a whole backup of Waymark: rows are missing.')
}

/** Numbers that the database gives out itself go on where they stopped. */
async function goOnCounting(client: pg.PoolClient, tables: readonly Table[]): Promise<void> {
  for (const { name, columns } of tables) {
    for (const column of columns) {
      const { rows } = await client.query<{ counter: string | null }>(
        'select pg_get_serial_sequence($1, $2) as counter',
        [`"${name}"`, column],
      )
      if (rows[0]?.counter)
        await client.query(
          `select setval($1, coalesce(max("${column}"), 1), max("${column}") is not null) from "${name}"`,
          [rows[0].counter],
        )
    }
  }
}
