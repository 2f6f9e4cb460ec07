import './environment.ts'
import { listPlaces } from '#capabilities/places/find-place.ts'
import { hasReplay, runReplay } from '#demo/replay.ts'
import { openDatabase } from '#infrastructure/database/database.ts'
import { Fault } from '#infrastructure/fault.ts'
import { readSettings } from '#infrastructure/settings.ts'
import { workJobs } from '#jobs/work-jobs.ts'
import { ensureBuild } from './build.ts'
import { type Installation, openInstallation } from './installation.ts'
import { serveWeb } from './serve-web.ts'

const demo = process.argv.includes('--demo')
const watch = process.argv.includes('--watch')
const startFresh = process.argv.includes('--fresh')

try {
  await start()
} catch (error) {
  // A fault says what to do; anything else says where it broke.
  console.error(error instanceof Fault ? `\n${error.message}\n` : error)
  process.exit(1)
}

async function start() {
  const settings = readSettings(process.env, { demo })
  const building = watch ? undefined : ensureBuild({ mayBuild: settings.demo })
  // Awaited further down: until then a failure of it must not count as unhandled.
  building?.catch(() => {})
  const installation = await openInstallation(settings, { startFresh })
  const stop = stopOnSignals(installation)
  const { services, queue, log } = installation
  if (settings.demo) await ensureReplay(installation)
  await building
  if (settings.roles.has('jobs')) stop.also(await workJobs(queue, services, log))
  if (settings.roles.has('web')) stop.also(await serveWeb(settings, { installation, watch }))
  log.info({ origin: services.site.origin, roles: [...settings.roles] }, 'ready')
  if (settings.demo) console.log(`\n  Waymark is ready: ${services.site.origin}\n`)
}

/** A year that was cut short is no town: it is thrown away with its folder by starting afresh. */
async function ensureReplay({ services, databaseUrl }: Installation) {
  if (await hasReplay(services.database)) return
  if ((await listPlaces({ database: services.database })).length > 0) {
    throw new Fault(
      'replay-unfinished',
      'The demonstration was stopped while its year was being replayed. Start it again with: npm run demo -- --fresh',
    )
  }
  const unhurried = openDatabase(databaseUrl, { durable: false })
  await runReplay({ services: { ...services, database: unhurried.database }, showProgress: true, until: new Date() })
  await unhurried.close()
}

/** Stops in the order of dependence, once, however often it is asked. */
function stopOnSignals(installation: Installation) {
  const closers: (() => Promise<void>)[] = []
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    for (const close of closers) await close()
    await installation.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return { also: (close: () => Promise<void>) => void closers.push(close) }
}
