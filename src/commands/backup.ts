import { stat } from 'node:fs/promises'
import { checkIssuerKeys } from '#capabilities/organisations/check-issuer-keys.ts'
import { writeBackup } from '#infrastructure/database/backup.ts'
import { recordBackup } from '#infrastructure/database/backups.ts'
import { assertServerVersion, openDatabase } from '#infrastructure/database/database.ts'
import { startEmbedded } from '#infrastructure/database/embedded.ts'
import { originOf } from '#infrastructure/database/origins.ts'
import { restoreBackup } from '#infrastructure/database/restore.ts'
import { Fault } from '#infrastructure/fault.ts'
import { demoMasterKey, masterKeyFrom } from '#infrastructure/keys/master-key.ts'
import type { Settings } from '#infrastructure/settings.ts'
import type { Installation } from '#server/installation.ts'

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
  { args: [file], identityFile }: { args: string[]; identityFile?: string | undefined },
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

function inMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
