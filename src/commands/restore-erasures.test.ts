import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { erasureCodeOf } from '#capabilities/erasure/erasure-code.ts'
import { noteErasures } from '#capabilities/erasure/note-erasures.ts'
import { settleErasures } from '#capabilities/erasure/settle-erasures.ts'
import { startErasure } from '#capabilities/erasure/start-erasure.ts'
import { undoErasure } from '#capabilities/erasure/undo-erasure.ts'
import { writeBackup } from '#infrastructure/database/backup.ts'
import { openDatabase } from '#infrastructure/database/database.ts'
import { openLineLog } from '#infrastructure/files/line-log.ts'
import { readSettings } from '#infrastructure/settings.ts'
import { aPersonEverywhere, asha } from '#tests/support/person-everywhere.ts'
import { scratchDatabase } from '#tests/support/scratch-database.ts'
import { now } from '#tests/support/town.ts'
import { formsOf, tablesThatName } from '#tests/support/whole-database.ts'
import { restore } from './backup.ts'

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-erasures-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

type World = Awaited<ReturnType<typeof aPersonEverywhere>>

async function ask({ town: { services }, signedIn }: World, at: Date) {
  const code = erasureCodeOf(signedIn, { masterKey: services.masterKey, now: at })
  const outcome = await startErasure({ code, language: 'en' }, { ...services, signedIn, now: at })
  if (!outcome.ok) throw new Error(outcome.refusal)
}

/** What `waymark restore` makes of the backup, with the register that lies in the data folder. */
async function broughtBack(file: string, folder: string) {
  const scratch = await scratchDatabase()
  await scratch.close()
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  onTestFinished(() => said.mockRestore())
  const environment = { DATABASE_URL: scratch.url, WAYMARK_DATA: folder, WAYMARK_LOG_LEVEL: 'silent' }
  await restore(readSettings(environment, { demo: true }), { args: [file] })
  const open = openDatabase(scratch.url)
  onTestFinished(open.close)
  return { ...open, said: said.mock.calls.flat().join('\n') }
}

const forms = formsOf({ name: asha.name, emails: [asha.email] })
const ownRows = (pool: World['town']['pool']) =>
  pool.query('select name, email, erasing_at from people where name = $1', [asha.name])

test('a backup that is older than an erasure brings nobody back', async () => {
  const world = await aPersonEverywhere()
  const { pool, services } = world.town
  const folder = await aFolder()
  const erasureLog = openLineLog(path.join(folder, 'erasures.txt'))
  const file = path.join(folder, 'old.backup')
  await writeBackup(pool, { file, origin: 'https://waymark.test', now })
  // Without a register everybody is back, and the command says so.
  const without = await broughtBack(file, folder)
  expect((await ownRows(without.pool)).rows).toHaveLength(1)
  expect(without.said).toContain('There is no register of erasures')

  await ask(world, now)
  await noteErasures({ database: world.town.database, erasureLog })
  await noteErasures({ database: world.town.database, erasureLog })
  await settleErasures({ ...services, now: hours(24) })
  const lines = await erasureLog.read()
  expect(lines).toEqual([`${hours(24).toISOString()} person ${world.personId}`])
  const again = await broughtBack(file, folder)
  expect(again.said).toContain('1 of 1 erasures were done again.')
  expect((await ownRows(again.pool)).rows).toEqual([])
  // The clock of the site looks once more, as always, and sends no second mail.
  const mails: unknown[] = []
  const mailer = async (mail: unknown) => void mails.push(mail)
  await settleErasures({ ...services, database: again.database, mailer, now: new Date(Date.now() + 3_600_000) })
  expect(mails).toEqual([])
  expect(Object.fromEntries(await tablesThatName(again.pool, forms))).toEqual({})
})

test('who took it back after the backup was made stays', async () => {
  const world = await aPersonEverywhere()
  const { pool, database } = world.town
  const folder = await aFolder()
  const erasureLog = openLineLog(path.join(folder, 'erasures.txt'))
  await ask(world, now)
  const file = path.join(folder, 'asked.backup')
  await writeBackup(pool, { file, origin: 'https://waymark.test', now })
  await noteErasures({ database, erasureLog })
  expect(await undoErasure({ personId: world.personId }, { database, now: hours(1) })).toEqual({ ok: true })
  await noteErasures({ database, erasureLog })
  const again = await broughtBack(file, folder)
  expect((await ownRows(again.pool)).rows).toEqual([{ name: asha.name, email: asha.email, erasing_at: null }])
})
