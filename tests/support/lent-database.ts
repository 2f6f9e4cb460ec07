import { setTimeout as sleep } from 'node:timers/promises'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { onTestFinished } from 'vitest'
import type { DB } from '#database/types.ts'
import { copyOfTemplate, dropDatabase, type ScratchDatabase, warmUp } from './scratch-database.ts'

/** A copy of the template that one test after another uses, with its connections. */
interface LentDatabase {
  copy: ScratchDatabase
  /** What the catalogue and the rows that migrations wrote come to. */
  shape: string
  timesLent: number
}

/** Those of this worker that no test has now. */
const atHand: LentDatabase[] = []
const [connections, keptAtMost, lentAtMost, cleanedRows] = [10, 2, 40, 3000]

/** Tables that migrations fill: their rows are compared, and a copy where they differ is given up. */
const filled = ['public.schema_migrations', 'pgboss.version', 'pgboss.queue', 'pgboss.instance']

/**
 * A database as the template is, for this test alone. A copy and new connections, whose caches are cold, were two thirds
 * of what a small test cost: what a test leaves in order is emptied and lent to the next. A copy is dropped instead when
 * its tables have changed, when a connection is still at work, or when emptying it would take longer.
 */
export async function lentDatabase({ warm = 0 }: { warm?: number } = {}): Promise<Omit<ScratchDatabase, 'name'>> {
  // A crowd needs more connections than others have.
  const lent = (warm > connections ? undefined : atHand.pop()) ?? (await aNewOne(Math.max(connections, warm)))
  lent.timesLent++
  const { handle, end } = handleOn(lent.copy)
  onTestFinished(async () => {
    if (end() && isWorthKeeping(lent) && (await isEmptied(lent))) atHand.push(lent)
    else await dropDatabase(lent.copy)
  })
  await warmUp(handle.pool, warm)
  return handle
}

function isWorthKeeping({ timesLent, copy: { pool } }: LentDatabase): boolean {
  return timesLent < lentAtMost && atHand.length < keptAtMost && pool.totalCount <= connections
}

async function aNewOne(most: number): Promise<LentDatabase> {
  const copy = await copyOfTemplate({ connections: most })
  const { shape } = await stateOf(copy.pool)
  return { copy, shape, timesLent: 0 }
}

/** What a test holds: it works until the test ends, so that no late statement of one test reaches the next. */
function handleOn(copy: ScratchDatabase) {
  const state = { isOver: false, isClosed: false }
  const close = async () => {
    state.isClosed = true
    await copy.close()
  }
  const pool = new Proxy(copy.pool, {
    get(target, key) {
      if (key === 'end') return close
      if (state.isOver && (key === 'query' || key === 'connect')) throw new Error('The test of this database is over.')
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const database = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  const end = () => {
    state.isOver = true
    return !state.isClosed
  }
  return { handle: { database, pool, url: copy.url, close }, end }
}

async function isEmptied({ copy: { pool }, shape }: LentDatabase): Promise<boolean> {
  for (let tries = 0; pool.idleCount < pool.totalCount || pool.waitingCount > 0; tries++) {
    if (tries > 40) return false
    await sleep(25)
  }
  try {
    const state = await stateOf(pool)
    if (state.shape !== shape || state.strangers > pool.totalCount || state.locks > 0) return false
    return (await empty(pool, state.used)) < cleanedRows
  } catch {
    return false
  }
}

async function stateOf(pool: pg.Pool) {
  // A catalogue that was changed has a younger row, or another number of them.
  const { rows } = await pool.query<{ shape: string; strangers: number; locks: number; used: string[] }>(`
    select concat_ws(' ',
        (select concat(count(*), '-', max(xmin::text::bigint)) from pg_class),
        (select concat(count(*), '-', max(xmin::text::bigint)) from pg_trigger),
        (select concat(count(*), '-', max(xmin::text::bigint)) from pg_constraint),
        (select concat(count(*), '-', max(xmin::text::bigint)) from pg_proc),
        ${filled.map((table) => `(select md5(string_agg(t::text, '|' order by t::text)) from ${table} t)`).join(', ')}
      ) as shape,
      (select count(*)::int from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend') as strangers,
      (select count(*)::int from pg_locks where locktype = 'advisory'
        and database = (select oid from pg_database where datname = current_database())) as locks,
      array(select format('%I.%I', nspname, relname) from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where relkind = 'r' and nspname in ('public', 'pgboss') and pg_relation_size(pg_class.oid) > 0) as used`)
  const [state] = rows
  if (!state) throw new Error('no state')
  return { ...state, used: state.used.filter((table) => !filled.includes(table)) }
}

/** Takes every row out, without triggers and foreign keys, and counts them; sequences begin again. */
async function empty(pool: pg.Pool, tables: string[]): Promise<number> {
  const outcomes = (await pool.query(
    [
      'begin',
      `set local session_replication_role = 'replica'`,
      ...tables.map((table) => `delete from ${table}`),
      `select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) from pg_sequences
        where last_value is not null`,
      'commit',
    ].join(';\n'),
  )) as unknown as pg.QueryResult[]
  return outcomes.filter(({ command }) => command === 'DELETE').reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0)
}
