import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import path from 'node:path'
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { clientAddressHeader } from '#infrastructure/client-address.ts'
import { listenForContentChanges } from '#infrastructure/database/content-changes.ts'
import { Fault } from '#infrastructure/fault.ts'
import type { Settings } from '#infrastructure/settings.ts'
import { health } from './health.ts'
import type { Installation } from './installation.ts'

type AppModule = typeof import('#web/site/app.ts')

/** Answers pages, API and documents, over TLS where a certificate is set. Returns how to stop. */
export async function serveWeb(
  settings: Settings,
  { installation, watch }: { installation: Installation; watch: boolean },
): Promise<() => Promise<void>> {
  const { services, queue, pool, log, authSecret, databaseUrl } = installation
  const server = openServer(settings)
  // Longer than proxies keep a connection (60 s by habit): who closes first must not be the one who is written to.
  server.keepAliveTimeout = 65_000
  const { loadApp, vite } = await (watch ? developmentApp(server) : productionApp())
  const { createAuth, PageCache } = await loadApp()
  const cache = new PageCache()
  const changes = listenForContentChanges(databaseUrl, (change) => cache.drop(change))
  const auth = createAuth({ services, pool, secret: authSecret })
  const mayCache = () => changes.isListening()
  const appOf = freshly(loadApp, ({ createApp }) =>
    createApp({ services, queue, auth, cache, mayCache, newsArrived: changes.arrived, log, development: watch }),
  )
  const front = new Hono().route('/', health({ pool, queue, dataFolder: settings.dataFolder }))
  if (!watch) front.use('/assets/*', compress(), serveAssets())
  const listener = getRequestListener(async (request, { incoming }) => {
    request.headers.set(clientAddressHeader, clientAddress(incoming, settings.trustProxy))
    const early = await front.fetch(request)
    return early.status === 404 ? (await appOf()).fetch(request) : early
  })
  const sendKept = (incoming: IncomingMessage, outgoing: ServerResponse) =>
    !watch && mayCache() && cache.send(incoming, outgoing)
  server.on('request', (incoming, outgoing) => {
    readToTheEnd(incoming, outgoing)
    if (sendKept(incoming, outgoing)) return
    vite ? vite.middlewares(incoming, outgoing, () => listener(incoming, outgoing)) : listener(incoming, outgoing)
  })
  await listen(server, settings)
  return async () => {
    await vite?.close()
    await changes.stop()
    server.closeAllConnections()
    server.close()
  }
}

/**
 * Reads what is left of a body that was answered before it was read (an upload that is turned away). The stream that
 * the application got of it pauses the connection when it is full: the next request on it would wait, then be cut off.
 */
function readToTheEnd(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.once('finish', () => {
    if (incoming.readableEnded) return
    incoming.removeAllListeners('data')
    incoming.resume()
  })
}

function openServer({ tls }: Settings): Server {
  if (!tls) return createServer()
  try {
    return createTlsServer({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Fault('tls-unreadable', `WAYMARK_TLS_CERT and WAYMARK_TLS_KEY cannot be used: ${reason}`)
  }
}

/** Makes the application once, and again whenever the code that makes it was changed while watching. */
function freshly<Loaded, Made>(load: () => Promise<Loaded>, make: (loaded: Loaded) => Made): () => Promise<Made> {
  let last: { loaded: Loaded; made: Made } | undefined
  return async () => {
    const loaded = await load()
    if (last?.loaded !== loaded) last = { loaded, made: make(loaded) }
    return last.made
  }
}

function serveAssets() {
  return serveStatic({
    root: path.relative('.', 'build/client'),
    onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
  })
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

async function productionApp() {
  const built = new URL('../../build/server/index.js', import.meta.url).href
  const app: AppModule = await import(built)
  return { loadApp: async () => app, vite: undefined }
}

async function developmentApp(server: Server) {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({ appType: 'custom', server: { middlewareMode: { server }, hmr: { server } } })
  return { loadApp: () => vite.ssrLoadModule('./src/web/site/app.ts') as Promise<AppModule>, vite }
}

function listen(server: Server, { host, port }: Settings): Promise<void> {
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
