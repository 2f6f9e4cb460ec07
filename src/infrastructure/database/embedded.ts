import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Fault } from '../fault.ts'
import { embeddedBinaries } from './embedded-binaries.ts'
import { chooseRunner, type Runner } from './embedded-runner.ts'

export interface EmbeddedServer {
  /** A `pg` connection string over the Unix socket; the server listens on nothing else. */
  url: string
  /** Stops the server if this process is the one that holds it; a joined one is left alone. */
  stop(): Promise<void>
}

/** The name of the connection by which a process holds its data folder, and does nothing else. */
export const folderHolder = 'waymark-folder'

/** Any number will do, as long as every Waymark process asks for the same one. */
const folderLock = 7_239_114

/**
 * The PostgreSQL of this data folder: made if there is none, found again if an earlier process died without stopping it.
 *
 * @param join a command beside a running site works on the site's server; without it the folder must be free
 * @param durable false never waits for the disk: for tests, whose data nobody wants back
 * @throws Fault `folder-in-use` when another process holds the folder
 */
export async function startEmbedded({
  folder,
  join = false,
  durable = true,
}: {
  folder: string
  join?: boolean
  durable?: boolean
}): Promise<EmbeddedServer> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const runner = await chooseRunner(await embeddedBinaries(), path.resolve(folder, 'postgres'))
  const sockets = await socketFolder(runner)
  const url = `postgres://waymark@/waymark?host=${encodeURIComponent(sockets)}`
  const running = await answers(url)
  const extra = durable ? {} : unsafeSettings
  if (!running) await startServer({ runner, sockets, url, extra })
  const holder = await hold(url)
  if (holder) return keep({ runner, sockets, url, holder })
  if (join) return { url, stop: async () => {} }
  throw new Fault(
    'folder-in-use',
    `Another Waymark is using the folder ${path.resolve(folder)}. Stop it first, or set WAYMARK_DATA to another folder.`,
  )
}

const longestRestartMs = 120_000

/**
 * Holds the folder until told to stop. A server that ends by itself, killed by the machine for want of memory or by a
 * person, is started again; where that fails the process exits, so that its supervisor restarts it.
 */
function keep({ runner, sockets, url, holder }: { runner: Runner; sockets: string; url: string; holder: pg.Client }) {
  let current = holder
  let stopping = false
  const restart = async () => {
    const until = Date.now() + longestRestartMs
    while (!stopping && Date.now() < until) {
      // What the killed server leaves behind goes within moments: until then a new one is refused.
      const next = await startServer({ runner, sockets, url })
        .then(() => hold(url))
        .catch(() => undefined)
      if (next) return watch(next)
      await sleep(500)
    }
    if (stopping) return
    console.error('The embedded PostgreSQL has ended and could not be started again.')
    process.exit(1)
  }
  const watch = (client: pg.Client) => {
    current = client
    client.once('end', () => {
      if (!stopping) void restart()
    })
  }
  watch(holder)
  return {
    url,
    stop: () => {
      stopping = true
      return stopServer(runner, current)
    },
  }
}

/** A Unix socket's path holds at most 107 characters, so a deep data folder keeps its socket elsewhere. */
async function socketFolder(runner: Runner): Promise<string> {
  const beside = path.join(path.dirname(runner.cluster), 'socket')
  const name = createHash('sha256').update(runner.cluster).digest('hex').slice(0, 16)
  const sockets = beside.length <= 85 ? beside : path.join(tmpdir(), `waymark-${name}`)
  await mkdir(sockets, { recursive: true, mode: 0o700 })
  await runner.own(sockets)
  return sockets
}

interface Start {
  runner: Runner
  sockets: string
  url: string
  extra?: Record<string, string>
}

/** For data that nobody wants back, of many databases at once. */
const unsafeSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  max_connections: '200',
}

async function startServer({ runner, sockets, url, extra = {} }: Start) {
  if (!existsSync(path.join(runner.cluster, 'PG_VERSION'))) await createCluster(runner)
  const server = runner.run('postgres', ['-D', runner.cluster, ...serverSettings(runner.cluster, sockets, extra)])
  let said = ''
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000)
  }
  server.stdout?.on('data', listen)
  server.stderr?.on('data', listen)
  let exited = false
  server.once('exit', () => {
    exited = true
  })
  server.unref()
  for (let waited = 0; waited < 60_000; waited += 40) {
    if (await answers(url)) return release(server)
    // Two starts at once: one server wins the folder, and the loser finds the winner's. A killed one may still count as
    // running at that moment: once it is gone, its lock is stale, and a new start takes it.
    if (exited && !(/lock file .* already exists/.test(said) && isAlive(lockHolder(runner)))) break
    await sleep(40)
  }
  throw new Fault('postgres-did-not-start', `The embedded PostgreSQL did not start:\n${said}`)
}

/** Reading must go on (a full pipe would stop the server) without keeping this process alive. */
function release(server: ReturnType<Runner['run']>) {
  for (const stream of [server.stdout, server.stderr]) {
    stream?.removeAllListeners('data')
    stream?.resume()
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref()
  }
}

function serverSettings(cluster: string, sockets: string, extra: Record<string, string>): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    // Shows in the process list which folder a server belongs to; at most 63 characters.
    cluster_name: cluster.slice(0, 63),
    shared_buffers: '64MB',
    max_connections: '60',
    // Compiling queries made single inserts 33 to 100 ms slower, and two cores gain nothing from parallel workers.
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    log_min_messages: 'warning',
    ...extra,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function createCluster(runner: Runner) {
  // Made aside and renamed: a crash in the middle leaves no half-made cluster behind.
  const fresh = `${runner.cluster}.new-${process.pid}`
  const made = runner.run('initdb', [
    '-D',
    fresh,
    '-U',
    'waymark',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
  ])
  let said = ''
  made.stdout?.resume()
  made.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = await once(made, 'exit')
  if (code !== 0)
    throw new Fault('postgres-did-not-start', `The embedded PostgreSQL could not make its folder:\n${said}`)
  await rename(fresh, runner.cluster).catch(() => rm(fresh, { recursive: true, force: true }))
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url.replace('/waymark?', '/postgres?'),
    connectionTimeoutMillis: 2000,
  })
  try {
    await client.connect()
    const { rowCount } = await client.query(`select from pg_database where datname = 'waymark'`)
    if (rowCount === 0) await client.query('create database waymark').catch(ignoreDuplicate)
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function ignoreDuplicate(error: { code?: string }) {
  if (error.code !== '42P04' && error.code !== '23505') throw error
}

/** The lock lives as long as this connection: a process that dies gives it back by dying. */
async function hold(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: folderHolder })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [folderLock])
  if (rows[0]?.held) return client
  await client.end()
  return undefined
}

async function stopServer(runner: Runner, holder: pg.Client) {
  const pid = lockHolder(runner)
  await holder.end().catch(() => {})
  // Without a lock there is no server; 0 would name this very process and all that it began.
  if (pid <= 0) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 25) await sleep(25)
}

/** The process that a data folder's lock names; 0 where there is none. */
function lockHolder({ cluster }: Runner): number {
  try {
    return Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return 0
  }
}

function isAlive(pid: number): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
