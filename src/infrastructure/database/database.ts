import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '#database/types.ts'
import { Fault } from '../fault.ts'
import { needed } from '../needed.ts'
import { PreparingClient } from './preparing-client.ts'

/** Typed SQL on PostgreSQL; columns are snake_case there and camelCase here. */
export type Database = Kysely<DB>
/** A transaction, where several writes stand or fall together. */
export type Tx = Transaction<DB>
/** What a read needs: it works inside a transaction as well. */
export type Reader = Kysely<DB>
/** What every read is given beside its request. */
export interface Reading {
  database: Reader
}

// Counts arrive as text, since they may exceed 2^53; ours do not.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
// A calendar date has no time zone: keep it as it is written.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export interface OpenDatabase {
  database: Database
  pool: pg.Pool
  close(): Promise<void>
}

/** @param durable `false` answers before the disk has everything: for work that begins anew if the machine stops */
export function openDatabase(
  url: string,
  { connections = 12, durable = true }: { connections?: number; durable?: boolean } = {},
): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    Client: PreparingClient,
    options: `-c jit=off -c max_parallel_workers_per_gather=0 -c timezone=UTC${durable ? '' : ' -c synchronous_commit=off'}`,
  })
  // An idle connection may break (a restart of the server); the pool replaces it, the process must not fall.
  pool.on('error', () => {})
  const database = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return { database, pool, close: () => database.destroy() }
}

/** @throws Fault `database-too-old` below PostgreSQL 15 */
export async function assertServerVersion(pool: pg.Pool) {
  const { rows } = await pool.query<{ version: string }>(`select current_setting('server_version_num') as version`)
  const version = Number(needed(rows[0], 'the version of the server').version)
  if (version < 150_000) {
    throw new Fault(
      'database-too-old',
      `PostgreSQL ${Math.floor(version / 10_000)} is too old: Waymark needs 15 or newer.`,
    )
  }
}
