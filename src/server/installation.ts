import { access, constants, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { importEverydaySkills } from '#capabilities/skills/import-everyday-skills.ts'
import { assertServerVersion, type Database, openDatabase } from '#infrastructure/database/database.ts'
import { startEmbedded } from '#infrastructure/database/embedded.ts'
import { migrate } from '#infrastructure/database/migrate.ts'
import { listOrigins, recordOrigin } from '#infrastructure/database/origins.ts'
import { Fault } from '#infrastructure/fault.ts'
import { openLineLog } from '#infrastructure/files/line-log.ts'
import { guardedFetch } from '#infrastructure/guarded-fetch.ts'
import { openQueue, type RunningQueue } from '#infrastructure/jobs/queue.ts'
import { demoMasterKey, masterKeyFrom } from '#infrastructure/keys/master-key.ts'
import { type Log, openLog } from '#infrastructure/log.ts'
import { onceMailer, outboxMailer, smtpMailer } from '#infrastructure/mail/mailer.ts'
import { embeddedBaseMap } from '#infrastructure/map/base-map.ts'
import { openGeocoder } from '#infrastructure/map/geocoder.ts'
import { takeTurn } from '#infrastructure/map/geocoder-turns.ts'
import { readContexts } from '#infrastructure/read-contexts.ts'
import { readPasses } from '#infrastructure/read-passes.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Settings } from '#infrastructure/settings.ts'
import { jobKinds } from '#jobs/job-kinds.ts'

/** Everything that this process holds open. */
export interface Installation {
  services: Services
  queue: RunningQueue
  pool: pg.Pool
  databaseUrl: string
  authSecret: string
  log: Log
  /** Absent where mails stay in the outbox. */
  greetMailServer: (() => Promise<void>) | undefined
  close(): Promise<void>
}

/**
 * Opens the database (starting the embedded one where none is set), brings it up to date and opens the queue.
 *
 * @param startFresh throws the demonstration's data away first
 * @param join works beside a running site, as commands do
 */
export async function openInstallation(
  settings: Settings,
  { startFresh = false, join = false }: { startFresh?: boolean; join?: boolean } = {},
): Promise<Installation> {
  const log = openLog(settings.logLevel)
  if (settings.streets?.kind === 'pmtiles') await assertReadable(settings.streets.file)
  if (startFresh && !settings.databaseUrl) await dropEmbedded(settings.dataFolder)
  const embedded = settings.databaseUrl ? undefined : await startEmbedded({ folder: settings.dataFolder, join })
  const databaseUrl = settings.databaseUrl ?? embedded?.url ?? ''
  const { database, pool, close } = openDatabase(databaseUrl)
  await assertServerVersion(pool)
  const applied = await migrate(pool, new Date())
  if (applied.length > 0) log.info({ applied }, 'migrated the database')
  // A command that only looks, with settings of its own, must not make its address the site's.
  if (!join) await noteOrigin(database, { origin: settings.origin, log })
  await importEverydaySkills({ database, now: new Date() })
  const queue = await openQueue({ url: databaseUrl, database, jobs: jobKinds, log })
  const contexts = settings.contextsFile ? await readContexts(settings.contextsFile) : undefined
  const passes = await readPasses(settings.passes)
  const masterKey = settings.masterKey ? masterKeyFrom(settings.masterKey) : await demoMasterKey(settings.dataFolder)
  const smtp = settings.smtpUrl
    ? smtpMailer({ url: settings.smtpUrl, from: settings.mailFrom, bounceAddress: settings.bounces?.address })
    : undefined
  const mailer = smtp?.mailer ?? outboxMailer({ database, from: settings.mailFrom })
  return {
    services: {
      database,
      queue,
      mailer: onceMailer({ database, mailer }),
      masterKey,
      site: {
        origin: settings.origin,
        didMethod: settings.didMethod,
        demo: settings.demo,
        privacyContact: settings.privacyContact,
        bounces: settings.bounces,
        vcApi: settings.vcApi,
        contexts,
        passes,
        streets: settings.streets,
      },
      baseMap: embeddedBaseMap(),
      geocode: geocoderOf(settings, { database, log }),
      apprenticeships: settings.apprenticeships,
      erasureLog: openLineLog(erasureFileIn(settings)),
    },
    queue,
    pool,
    databaseUrl,
    authSecret: settings.authSecret ?? masterKey.derive('sign-in'),
    log,
    greetMailServer: smtp?.greet,
    async close() {
      await queue.stop()
      smtp?.close()
      await close()
      await embedded?.stop()
    },
  }
}

/** Where the register of erasures is kept beside the database. */
export const erasureFileIn = ({ dataFolder }: Settings) => path.join(dataFolder, 'erasures.txt')

async function noteOrigin(database: Database, { origin, log }: { origin: string; log: Log }) {
  const [latest, ...earlier] = await listOrigins(database)
  if (latest && ![latest, ...earlier].includes(origin))
    log.warn(
      { code: 'origin-changed', origin, latest },
      'badges that were given point at another address than this one',
    )
  await recordOrigin(database, origin, new Date())
}

function geocoderOf({ geocoder, origin }: Settings, { database, log }: { database: Database; log: Log }) {
  if (!geocoder) return undefined
  return openGeocoder(geocoder, {
    fetchDocument: guardedFetch,
    takeTurn: (turn) => takeTurn(database, turn),
    wait,
    now: Date.now,
    origin,
    // The query is personal data and is not logged.
    onFailure: (reason) =>
      log.warn({ code: 'geocoder-failed', service: geocoder.service, reason }, 'a geocoder failed'),
  })
}

async function assertReadable(file: string) {
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw new Fault('settings-invalid', `WAYMARK_MAP_PMTILES cannot be read: ${file}`, { cause })
  })
}

async function dropEmbedded(folder: string) {
  // Holding the folder first makes sure that nobody else is using what is thrown away.
  const server = await startEmbedded({ folder })
  await server.stop()
  await rm(path.join(folder, 'postgres'), { recursive: true, force: true })
}
