import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { urlOfDatabase } from './database-url.ts'
import { quickFolder } from './quick-folder.ts'

export interface DemoSite {
  origin: string
  /** The very database of the site, for what no page shows. */
  databaseUrl: string
  /** The process itself, to see what it takes of the machine. */
  pid: number | undefined
  stop(): Promise<void>
}

const longestStartMs = 400_000

/** The real product in its own process, on a free port and in a folder of its own: `npm run demo`, replay and all. */
export async function startDemoSite(settings: Record<string, string> = {}): Promise<DemoSite> {
  const port = await freePort()
  const folder = await quickFolder('waymark-demo-')
  const own = await ownDatabase()
  const origin = `http://localhost:${port}`
  const child = spawn(process.execPath, ['src/server/server.ts', '--demo'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      // Vitest says "test" here, but this is the product.
      NODE_ENV: undefined,
      VITEST: undefined,
      PORT: String(port),
      WAYMARK_DATA: folder,
      WAYMARK_LOG_LEVEL: 'error',
      WAYMARK_ORIGIN: undefined,
      DATABASE_URL: own?.url,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-5000)
    })
  const ended = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM')
    await ended
    await own?.drop()
    await rm(folder, { recursive: true, force: true })
  }
  const startedAt = Date.now()
  while (!(await isReady(origin))) {
    if (child.exitCode === null && Date.now() - startedAt < longestStartMs) await sleep(250)
    else {
      await stop()
      throw new Error(`The demonstration did not start:\n${said}`)
    }
  }
  const embedded = `postgres://waymark@/waymark?host=${encodeURIComponent(path.join(folder, 'socket'))}`
  return { origin, databaseUrl: own?.url ?? embedded, pid: child.pid, stop }
}

async function isReady(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/readyz`).catch(() => undefined)
  return answer?.ok ?? false
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

/** With DATABASE_URL set the site moves in there, into a database that goes when the tests end. */
async function ownDatabase() {
  const server = process.env.DATABASE_URL
  if (!server) return undefined
  const name = `waymark_demo_${process.pid}`
  await onServer(server, `create database ${name}`)
  return {
    url: urlOfDatabase(server, name),
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  }
}

async function onServer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
