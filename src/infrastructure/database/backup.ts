import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { Fault } from '../fault.ts'
import { encrypterFor } from '../files/age.ts'
import { listTables } from './tables.ts'

/** The first line of every backup: what made it, so that nothing else is taken for one. */
export const backupMark = '-- Waymark backup 1'
/** The last line: what ends before it was cut short. */
export const backupEnd = '-- end'

/** What a backup says of itself. */
export interface BackupHeader {
  madeAt: string
  /** The site that it was made of. */
  origin: string
  /** The number and checksum of the last migration of its database. */
  migration: { number: number; checksum: string }
}

/** How much was written or read. */
export interface BackupTotals {
  tables: number
  rows: number
}

/**
 * Writes everything that people entered into one compressed file, as it was at one moment, beside a running site: for each
 * table the rows as `COPY` has them (PostgreSQL, "COPY", text format). Keys are inside as they are stored, sealed; the key that
 * opens them is not. With a `recipient` (`age1…`) only the holder of its secret key can read the file.
 *
 * @throws Fault `file-exists` rather than writing over something, `bad-recipient`
 */
export async function writeBackup(
  pool: pg.Pool,
  { file, origin, now, recipient }: { file: string; origin: string; now: Date; recipient?: string | undefined },
): Promise<BackupTotals> {
  const unfinished = `${file}.part`
  const totals = { tables: 0, rows: 0 }
  const encrypt = recipient ? encrypterFor(recipient) : undefined
  await assertFree(file)
  // It holds names and addresses: nobody else on the machine may read it.
  const target = await open(unfinished, 'w', 0o600)
  const client = await pool.connect()
  try {
    // One moment for all tables, whatever the site does meanwhile.
    await client.query('begin isolation level repeatable read read only')
    const pieces = Readable.from(backupPieces(client, { origin, now, totals }), { objectMode: false })
    const packed = pieces.pipe(createGzip({ level: 6 }))
    pieces.on('error', (cause) => packed.destroy(cause))
    await pipeline(encrypt ? await encrypt(packed) : packed, target.createWriteStream())
    await client.query('commit')
    await rename(unfinished, file)
    return totals
  } catch (cause) {
    await rm(unfinished, { force: true })
    throw cause
  } finally {
    client.release()
    await target.close().catch(() => {})
  }
}

async function assertFree(file: string): Promise<void> {
  const existing = await open(file, 'r').catch(() => undefined)
  await existing?.close()
  if (existing) throw new Fault('file-exists', `${file} is there already: name another file, so that nothing is lost.`)
}

type Writing = { origin: string; now: Date; totals: BackupTotals }

async function* backupPieces(client: pg.PoolClient, { origin, now, totals }: Writing): AsyncGenerator<Buffer> {
  const { rows: migrations } = await client.query<BackupHeader['migration']>(
    'select number, checksum from schema_migrations order by number desc limit 1',
  )
  const migration = migrations[0] ?? { number: 0, checksum: '' }
  const header: BackupHeader = { madeAt: now.toISOString(), origin, migration }
  yield Buffer.from(`${backupMark}\n-- ${JSON.stringify(header)}\n`)
  for (const { name, columns } of await listTables(client)) {
    const copied = `${quoted(name)} (${columns.map(quoted).join(', ')})`
    yield Buffer.from(`copy ${copied} from stdin;\n`)
    const rows = client.query(copyTo(`copy ${copied} to stdout`))
    for await (const chunk of rows) yield chunk as Buffer
    yield Buffer.from(`\\.\n-- ${rows.rowCount} rows\n`)
    totals.tables += 1
    totals.rows += rows.rowCount
  }
  yield Buffer.from(`${backupEnd}\n`)
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
