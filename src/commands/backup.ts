import { stat } from 'node:fs/promises'
import { restoreErasures } from '#capabilities/erasure/restore-erasures.ts'
import { checkIssuerKeys } from '#capabilities/organisations/check-issuer-keys.ts'
import { writeBackup } from '#infrastructure/database/backup.ts'
import { recordBackup } from '#infrastructure/database/backups.ts'
import { assertServerVersion, type Database, openDatabase } from '#infrastructure/database/database.ts'
import { startEmbedded } from '#infrastructure/database/embedded.ts'
import { originOf } from '#infrastructure/database/origins.ts'
import { restoreBackup } from '#infrastructure/database/restore.ts'
import { Fault } from '#infrastructure/fault.ts'
import { openLineLog } from '#infrastructure/files/line-log.ts'
import { openQueue } from '#infrastructure/jobs/queue.ts'
import { demoMasterKey, masterKeyFrom } from '#infrastructure/keys/master-key.ts'
import { openLog } from '#infrastructure/log.ts'
import type { Settings } from '#infrastructure/settings.ts'
import { jobKinds } from '#jobs/job-kinds.ts'
import { erasureFileIn, type Installation } from '#server/installation.ts'

/** Writes a backup beside a running site, under a name that says when where none is given. */
export async function backUp(
  { pool, services }: Installation,
  { args: [given], options: { to: recipient } }: { args: string[]; options: { to?: string | undefined } },
) {
  const now = new Date()
  const file = given ?? `waymark-${now.toISOString().slice(0, 16).replaceAll(':', '')}.backup${recipient ? '.age' : ''}`
  const origin = await originOf(services.database, services.site.origin)
  const { tables, rows } = await writeBackup(pool, { file, origin, now, recipient })
  await recordBackup(services.database, { madeAt: now, isEncrypted: recipient !== undefined })
  const { size } = await stat(file)
  console.log(`${file}: ${rows.toLocaleString('en-GB')} rows of ${tables} tables, ${inMegabytes(size)} MB`)
  console.log(
    recipient
      ? `Only the holder of the secret key of ${recipient} can read it.`
      : 'It holds names and addresses: keep it where only you can read it, or encrypt it with --to age1….',
  )
  console.log(
    'The master key (WAYMARK_MASTER_KEY, or master.key in the data folder) is not in it: keep that elsewhere.',
  )
  return 0
}

/** Fills an empty database, which need not have been started before. */
export async function restore(
  settings: Settings,
  {
    args: [file],
    identityFile,
    erasures,
  }: { args: string[]; identityFile?: string | undefined; erasures?: string | undefined },
): Promise<number> {
  if (!file) throw new Fault('no-file', 'Say which backup: waymark restore FILE')
  await stat(file).catch(() => {
    throw new Fault('no-file', `There is no file ${file}.`)
  })
  const embedded = settings.databaseUrl ? undefined : await startEmbedded({ folder: settings.dataFolder })
  const { database, pool, close } = openDatabase(settings.databaseUrl ?? embedded?.url ?? '')
  try {
    await assertServerVersion(pool)
    const { tables, rows, header } = await restoreBackup(pool, { file, now: new Date(), identityFile })
    console.log(`${rows.toLocaleString('en-GB')} rows of ${tables} tables are back, as they were at ${header.madeAt}.`)
    if (header.origin !== settings.origin) {
      console.log(
        `The backup is of ${header.origin}: badges point there. Set WAYMARK_ORIGIN to it unless this is a trial.`,
      )
    }
    const masterKey = settings.masterKey ? masterKeyFrom(settings.masterKey) : await demoMasterKey(settings.dataFolder)
    await eraseAgain({ database, url: settings.databaseUrl ?? embedded?.url ?? '', settings, erasures })
    const canSign = await checkIssuerKeys({ database, masterKey })
    console.log(
      canSign
        ? 'Start the site, then look at "waymark doctor".'
        : 'But its keys are sealed with another master key: start the site with the WAYMARK_MASTER_KEY (or the master.key) of the site that was backed up.',
    )
    return canSign ? 0 : 1
  } finally {
    await close()
    await embedded?.stop()
  }
}

interface EraseAgain {
  database: Database
  url: string
  settings: Settings
  /** Another register than the one in the data folder. */
  erasures: string | undefined
}

/** People who had everything erased after the backup was made do not come back with it. */
async function eraseAgain({ database, url, settings, erasures }: EraseAgain): Promise<void> {
  const file = erasures ?? erasureFileIn(settings)
  const there = await stat(file).catch(() => undefined)
  if (!there) {
    if (erasures) throw new Fault('no-file', `There is no file ${erasures}.`)
    console.log(
      `There is no register of erasures (${file}): who had everything erased since then is back. See --erasures.`,
    )
    return
  }
  const queue = await openQueue({ url, database, jobs: jobKinds, log: openLog(settings.logLevel), supervise: false })
  const site = { origin: settings.origin, didMethod: settings.didMethod, demo: settings.demo }
  try {
    const lines = await openLineLog(file).read()
    const again = await restoreErasures({ lines }, { database, queue, site, now: new Date() })
    console.log(`${again.toLocaleString('en-GB')} of ${lines.length.toLocaleString('en-GB')} erasures were done again.`)
  } finally {
    await queue.stop()
  }
}

function inMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
