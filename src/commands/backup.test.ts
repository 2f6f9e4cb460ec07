import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import type pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { checkBadge } from '#capabilities/awards/check-badge.ts'
import { findCredential } from '#capabilities/awards/find-award.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { compareImpact } from '#capabilities/impact/compare-impact.ts'
import { checkIssuerKeys } from '#capabilities/organisations/check-issuer-keys.ts'
import { writeBackup } from '#infrastructure/database/backup.ts'
import { openDatabase } from '#infrastructure/database/database.ts'
import { migrate } from '#infrastructure/database/migrate.ts'
import { restoreBackup } from '#infrastructure/database/restore.ts'
import { listTables } from '#infrastructure/database/tables.ts'
import { masterKeyFrom } from '#infrastructure/keys/master-key.ts'
import { scratchDatabase } from '#tests/support/scratch-database.ts'
import { aBadge, anOpportunity, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-backup-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function aLivedTown() {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  await anOpportunity(town, library)
  const recipient = { name: 'Siân \\ “Ŵyn”\tTab\nLine \\.', email: 'ava@example.org' }
  const outcome = await issueAwards(
    { badgeId, lines: [{ recipient, evidence: [{ name: '\\N', narrative: '\\.' }] }], notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const line = outcome.ok ? outcome.lines[0] : undefined
  if (!line?.ok) throw new Error('not awarded')
  return { town, library, badgeId, awardId: line.awardId }
}

async function backUp(town: Town): Promise<string> {
  const file = path.join(await aFolder(), 'town.backup')
  await writeBackup(town.pool, { file, origin: 'https://town.example', now })
  return file
}

/** An empty database, by a connection of its own as the command has it. */
async function anEmptyDatabase() {
  const scratch = await scratchDatabase()
  await scratch.close()
  const open = openDatabase(scratch.url)
  onTestFinished(open.close)
  return open
}

/** All rows of all tables, as text, in an order of their own. */
async function rowsOf(pool: pg.Pool): Promise<Record<string, string[]>> {
  const client = await pool.connect()
  const all: Record<string, string[]> = {}
  for (const { name } of await listTables(client)) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from "${name}" t order by t::text`)
    all[name] = rows.map(({ row }) => row)
  }
  client.release()
  return all
}

test('what was backed up comes back row by row, and the town goes on', async () => {
  const { town, library, badgeId, awardId } = await aLivedTown()
  const file = await backUp(town)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const before = await rowsOf(town.pool)
  const { pool, database } = await anEmptyDatabase()
  const { rows, header } = await restoreBackup(pool, { file, now })
  expect(header.origin).toBe('https://town.example')
  expect(rows).toBe(Object.values(before).flat().length)
  expect(await rowsOf(pool)).toEqual(before)

  const services = { ...town.services, database }
  expect(await checkIssuerKeys(services)).toBe(true)
  const credential = (await findCredential(awardId, { database })) ?? ''
  expect((await checkBadge(credential, { ...services, now })).report.verdict).toBe('genuine')
  // Triggers work again, and numbers go on where they stopped.
  const again = await issueAwards(
    { badgeId, lines: [{ recipient: { name: 'Next' }, evidence: [] }], notify: false },
    { ...services, issuer: library.issuer, now },
  )
  expect(again.ok && again.lines[0]?.ok).toBe(true)
  expect(await compareImpact({ database })).toEqual([])
})

test('a backup that was cut short, altered or is something else is refused, and changes nothing', async () => {
  const { town } = await aLivedTown()
  const file = await backUp(town)
  const whole = await readFile(file)
  const text = gunzipSync(whole).toString('utf8')
  const broken: Record<string, Buffer> = {
    'cut short': whole.subarray(0, whole.length - 40),
    'cut in its text': gzipSync(text.slice(0, -20)),
    'a row less': gzipSync(text.replace(/(copy "places" [^\n]+\n)[^\n]+\n/, '$1')),
    'another command': gzipSync(text.replace('copy "places"', 'drop table "places"')),
    'not packed': Buffer.from(text),
    'something else': gzipSync('hello\n'),
    'nothing at all': Buffer.alloc(0),
  }
  const { pool } = await anEmptyDatabase()
  await pool.query(`comment on table places is 'as it was'`)
  for (const [name, bytes] of Object.entries(broken)) {
    await writeFile(file, bytes)
    await expect(restoreBackup(pool, { file, now }), name).rejects.toMatchObject({ code: 'backup-unreadable' })
    expect((await pool.query('select from places')).rowCount, name).toBe(0)
  }
  await writeFile(file, whole)
  expect((await restoreBackup(pool, { file, now })).rows).toBeGreaterThan(10)
  const { rows } = await pool.query(`select obj_description('places'::regclass) as comment`)
  expect(rows).toEqual([{ comment: 'as it was' }])
})

test('an encrypted backup is read by the holder of its key alone, by others’ tools too', async () => {
  const { town } = await aLivedTown()
  const identity = await generateIdentity()
  const recipient = await identityToRecipient(identity)
  const folder = await aFolder()
  const [file, key, wrong] = ['town.backup.age', 'key.txt', 'wrong.txt'].map((name) => path.join(folder, name))
  if (!file || !key || !wrong) throw new Error('no names')
  await writeFile(key, `# created: 2026-11-28\n${identity}\n`)
  await writeFile(wrong, `${await generateIdentity()}\n`)
  const written = await writeBackup(town.pool, { file, origin: 'https://town.example', now, recipient })
  const bytes = await readFile(file)
  expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  const plain = new Decrypter()
  plain.addIdentity(identity)
  expect(gunzipSync(await plain.decrypt(bytes)).toString()).toMatch(/^-- Waymark backup 1\n/)

  const { pool } = await anEmptyDatabase()
  await expect(restoreBackup(pool, { file, now })).rejects.toMatchObject({ code: 'key-needed' })
  await expect(restoreBackup(pool, { file, now, identityFile: wrong })).rejects.toMatchObject({ code: 'wrong-key' })
  await expect(restoreBackup(pool, { file, now, identityFile: file })).rejects.toMatchObject({ code: 'no-key' })
  expect((await restoreBackup(pool, { file, now, identityFile: key })).rows).toBe(written.rows)

  const altered = Buffer.from(bytes)
  altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1
  await writeFile(file, altered)
  const other = await anEmptyDatabase()
  await expect(restoreBackup(other.pool, { file, now, identityFile: key })).rejects.toThrow()
  expect((await other.pool.query('select from places')).rowCount).toBe(0)
  const none = path.join(folder, 'none')
  await expect(
    writeBackup(town.pool, { file: none, origin: '', now, recipient: 'age1nonsense' }),
  ).rejects.toMatchObject({ code: 'bad-recipient' })
})

test('nothing is written over: neither a file nor a database that is in use or has people', async () => {
  const { town } = await aLivedTown()
  const file = await backUp(town)
  await expect(writeBackup(town.pool, { file, origin: '', now })).rejects.toMatchObject({ code: 'file-exists' })
  const { pool } = await anEmptyDatabase()
  const other = await pool.connect()
  await expect(restoreBackup(pool, { file, now })).rejects.toMatchObject({ code: 'in-use' })
  other.release(true)
  await restoreBackup(pool, { file, now })
  await expect(restoreBackup(pool, { file, now })).rejects.toMatchObject({ code: 'not-empty' })

  const shared = await anEmptyDatabase()
  await shared.pool.query('create table somebody_elses (id int)')
  await expect(restoreBackup(shared.pool, { file, now })).rejects.toMatchObject({ code: 'not-empty' })
  expect((await shared.pool.query('select from somebody_elses')).rowCount).toBe(0)
})

test('a backup of an older Waymark is read into the tables of its time and brought up to date', async () => {
  const old = await anEmptyDatabase()
  await old.pool.query('drop schema public cascade; create schema public')
  await migrate(old.pool, now, 4)
  await old.pool.query(
    `insert into places (id, slug, name, summary, hue, pattern, latitude, longitude, joined_at, created_at)
     values (gen_random_uuid(), 'old-town', 'Old Town', 'As it was', 'river', 'waves', 50, -4, now(), now())`,
  )
  const file = path.join(await aFolder(), 'old.backup')
  await writeBackup(old.pool, { file, origin: 'https://old.example', now })
  const { pool } = await anEmptyDatabase()
  await restoreBackup(pool, { file, now })
  expect((await pool.query('select slug from places')).rows).toEqual([{ slug: 'old-town' }])
  expect((await pool.query('select max(number) as last from schema_migrations')).rows[0].last).toBeGreaterThan(4)
})

test('a backup of a newer Waymark is refused', async () => {
  const { town } = await aLivedTown()
  const file = await backUp(town)
  const text = gunzipSync(await readFile(file)).toString('utf8')
  await writeFile(file, gzipSync(text.replace(/"number":\d+/, '"number":9999')))
  const { pool } = await anEmptyDatabase()
  await expect(restoreBackup(pool, { file, now })).rejects.toMatchObject({ code: 'backup-too-new' })
})

test('keys that were sealed with another master key are noticed', async () => {
  const { town } = await aLivedTown()
  const other = masterKeyFrom('11'.repeat(32))
  expect(await checkIssuerKeys({ ...town.services, masterKey: other })).toBe(false)
})
