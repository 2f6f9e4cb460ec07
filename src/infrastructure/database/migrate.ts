import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { Fault } from '../fault.ts'

export interface Migration {
  number: number
  name: string
  sql: string
  checksum: string
}

const folder = new URL('../../../database/', import.meta.url)
const migrationLock = 7_239_115

/** The numbered SQL files, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { number: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database up to date, one transaction a file, under a lock so that several starts at once take turns.
 *
 * @param upTo the last number to apply; all there are without it
 * @returns the names of the files applied now
 * @throws Fault `migration-changed` when a file differs from what was applied: a migration is never edited, a new one is added
 */
export async function migrate(pool: pg.Pool, now: Date, upTo = Number.POSITIVE_INFINITY): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`create table if not exists schema_migrations (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null)`)
    const applied = await appliedMigrations(client)
    const fresh: string[] = []
    for (const migration of (await readMigrations()).filter(({ number }) => number <= upTo)) {
      const known = applied.get(migration.number)
      if (known === undefined) {
        await apply(client, migration, now)
        fresh.push(migration.name)
      } else if (known !== migration.checksum) {
        throw new Fault(
          'migration-changed',
          `${migration.name} differs from what this database was built with. Restore the file and put the change into a new migration.`,
        )
      }
    }
    return fresh
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
    client.release()
  }
}

/** The migrations that this program brings and this database lacks. */
export async function pendingMigrations(pool: pg.Pool): Promise<string[]> {
  const [all, applied] = [await readMigrations(), await appliedMigrations(pool)]
  return all.filter((migration) => !applied.has(migration.number)).map((migration) => migration.name)
}

/** Whether a database has all migrations up to a number, as this program has them, and no other. */
export async function isMigratedTo(pool: pg.Pool, last: number): Promise<boolean> {
  const [all, applied] = [await readMigrations(), await appliedMigrations(pool)]
  const wanted = all.filter(({ number }) => number <= last)
  return wanted.length === applied.size && wanted.every(({ number, checksum }) => applied.get(number) === checksum)
}

async function appliedMigrations(client: pg.Pool | pg.PoolClient): Promise<Map<number, string>> {
  const { rows: tables } = await client.query<{ exists: boolean }>(
    `select to_regclass('schema_migrations') is not null as exists`,
  )
  if (!tables[0]?.exists) return new Map()
  const { rows } = await client.query<{ number: number; checksum: string }>(
    'select number, checksum from schema_migrations',
  )
  return new Map(rows.map((row) => [row.number, row.checksum]))
}

async function apply(client: pg.PoolClient, migration: Migration, now: Date) {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migrations values ($1, $2, $3, $4)', [
      migration.number,
      migration.name,
      migration.checksum,
      now,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Fault(
      'migration-failed',
      `${migration.name} could not be applied: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    )
  }
}
