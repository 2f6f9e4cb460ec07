import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { type OpenDatabase, openDatabase } from '#infrastructure/database/database.ts'
import { urlOfDatabase } from './database-url.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that the run's global setup made ready. */
    databaseUrl: string
    templateDatabase: string
  }
}

export interface ScratchDatabase extends OpenDatabase {
  url: string
  name: string
}

/** A database of this test's own, copied from the migrated template in a moment, and gone when the test ends. */
export async function scratchDatabase({ warm = 0 }: { warm?: number } = {}): Promise<ScratchDatabase> {
  const scratch = await copyOfTemplate({ connections: Math.max(10, warm) })
  await warmUp(scratch.pool, warm)
  onTestFinished(() => dropDatabase(scratch))
  return scratch
}

/** @param connections how many may be open at once */
export async function copyOfTemplate({ connections }: { connections: number }): Promise<ScratchDatabase> {
  const serverUrl = inject('databaseUrl')
  const name = `scratch_${randomBytes(8).toString('hex')}`
  // Files are copied in half the time that writing a copy of each page to the log takes.
  await onServer(serverUrl, `create database ${name} template ${inject('templateDatabase')} strategy file_copy`)
  const url = urlOfDatabase(serverUrl, name)
  return { ...openDatabase(url, { connections }), url, name }
}

/** A race shows only when every contender has its connection already. */
export async function warmUp(pool: pg.Pool, connections: number) {
  await Promise.all(Array.from({ length: connections }, () => pool.query('select pg_sleep(0.05)')))
}

export async function dropDatabase({ close, name }: ScratchDatabase) {
  await close()
  // Nobody waits for it: what is left when the run ends goes with the server, or by the global teardown.
  void onServer(inject('databaseUrl'), `drop database if exists ${name} with (force)`, { alone: false }).catch(() => {})
}

async function onServer(url: string, statement: string, { alone = true } = {}) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // Copies of one template wait for each other: PostgreSQL refuses two at once.
  if (alone) await client.query('select pg_advisory_lock(7239116)')
  await client.query(statement)
  await client.end()
}
