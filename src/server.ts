import { createServer } from 'node:http'
import path from 'node:path'
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { listPlaces } from '#capabilities/places/find-place.ts'
import { hasReplay, runReplay } from '#demo/replay.ts'
import { listenForContentChanges } from '#infrastructure/database/content-changes.ts'
import { openDatabase } from '#infrastructure/database/database.ts'
import { Fault } from '#infrastructure/fault.ts'
import { readSettings, type Settings } from '#infrastructure/settings.ts'
import { workJobs } from '#jobs/work-jobs.ts'
import { ensureBuild } from './build.ts'
import { health } from './health.ts'
import { type Installation, openInstallation } from './installation.ts'

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
  if (settings.roles.has('jobs')) await workJobs(queue, services)
  if (settings.roles.has('web')) stop.also(await serveWeb(settings, installation))
  log.info({ origin: services.site.origin, roles: [...settings.roles] }, 'ready')
  if (settings.demo) console.log(`\n  Waymark is ready: ${services.site.origin}\n`)
}

/** A year that was cut short is no town: it is thrown away with its folder by starting afresh. */
async function ensureReplay({ services, databaseUrl }: Installation) {
  if (await hasReplay(services.database)) return
  if ((await listPlaces(services.database)).length > 0) {
    throw new Fault(
      'replay-unfinished',
      'The demonstration was stopped while its year was being replayed. Start it again with: npm run demo -- --fresh',
    )
  }
  const unhurried = openDatabase(databaseUrl, { durable: false })
  await runReplay({ services: { ...services, database: unhurried.database }, showProgress: true, until: new Date() })
  await unhurried.close()
}

async function serveWeb(settings: Settings, { services, queue, pool, log, authSecret, databaseUrl }: Installation) {
  const server = createServer()
  const { loadApp, vite } = await (watch ? developmentApp(server) : productionApp())
  const { createApp, createAuth, PageCache } = await loadApp()
  const cache = new PageCache()
  const changes = listenForContentChanges(databaseUrl, (change) => cache.drop(change))
  const auth = createAuth({ services, pool, secret: authSecret })
  const app = createApp({
    services,
    queue,
    auth,
    cache,
    mayCache: () => changes.isListening(),
    log,
    development: watch,
  })
  const front = new Hono().route('/', health({ pool, queue }))
  if (!watch)
    front.use(
      '/assets/*',
      compress(),
      serveStatic({
        root: path.relative('.', 'build/client'),
        onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
      }),
    )
  const listener = getRequestListener(async (request, { incoming }) => {
    request.headers.set('x-waymark-client', clientAddress(incoming, settings.trustProxy))
    const early = await front.fetch(request)
    return early.status === 404 ? app.fetch(request) : early
  })
  server.on('request', (incoming, outgoing) =>
    vite ? vite.middlewares(incoming, outgoing, () => listener(incoming, outgoing)) : listener(incoming, outgoing),
  )
  await listen(server, settings)
  return async () => {
    await vite?.close()
    await changes.stop()
    server.closeAllConnections()
    server.close()
  }
}

function clientAddress(incoming: HttpBindings['incoming'] | Http2Bindings['incoming'], trustProxy: boolean): string {
  const forwarded = trustProxy
    ? String(incoming.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : undefined
  return forwarded || incoming.socket.remoteAddress || '127.0.0.1'
}

type AppModule = typeof import('#web/app.ts')

async function productionApp() {
  const built = new URL('../build/server/index.js', import.meta.url).href
  return { loadApp: (): Promise<AppModule> => import(built), vite: undefined }
}

async function developmentApp(server: import('node:http').Server) {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({ appType: 'custom', server: { middlewareMode: { server }, hmr: { server } } })
  return { loadApp: () => vite.ssrLoadModule('./src/web/app.ts') as Promise<AppModule>, vite }
}

function listen(server: import('node:http').Server, { host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Fault('port-in-use', `Port ${port} is in use. Stop what runs there, or set PORT to another one.`)
          : error,
      )
    })
    server.listen(port, host, resolve)
  })
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
