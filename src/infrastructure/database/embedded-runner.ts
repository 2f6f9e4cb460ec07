import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chown, cp, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { Fault } from '../fault.ts'
import { needed } from '../needed.ts'

/** Runs a PostgreSQL program as a user that PostgreSQL accepts (not root), and says where its files must lie for that. */
export interface Runner {
  binaries: string
  /** Holds the cluster, below a folder that the server's user may enter. */
  cluster: string
  run(program: string, parameters: string[]): ChildProcess
  own(folder: string): Promise<void>
}

/**
 * PostgreSQL refuses to run as root. A user namespace in which root is called `nobody` satisfies it and still reaches
 * every folder of root's, a 0700 one too. Where the kernel forbids namespaces a system user with its own copies serves.
 */
export async function chooseRunner(binaries: string, cluster: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return plainRunner(binaries, cluster, [])
  const namespace = ['unshare', '-U', '--map-user=65534', '--map-group=65534', '--']
  const forced = process.env.WAYMARK_POSTGRES_USER
  if (!forced && spawnSync('unshare', [...namespace.slice(1), 'true']).status === 0) {
    return plainRunner(binaries, cluster, namespace)
  }
  return systemUserRunner(binaries, cluster, forced ?? 'waymark')
}

function plainRunner(binaries: string, cluster: string, prefix: string[]): Runner {
  return {
    binaries,
    cluster,
    own: async () => {},
    run(program, parameters) {
      const [command, ...rest] = [...prefix, path.join(binaries, 'bin', program), ...parameters]
      // Its own process group: Ctrl-C reaches this process alone, which then stops the server when nobody needs it.
      return spawn(needed(command, 'a command'), rest, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    },
  }
}

async function systemUserRunner(binaries: string, cluster: string, name: string): Promise<Runner> {
  const user = findUser(name) ?? addUser(name)
  const home = path.join(
    '/var/lib/waymark',
    createHash('sha256').update(path.resolve(cluster)).digest('hex').slice(0, 16),
  )
  const copied = path.join(home, 'binaries')
  await mkdir(home, { recursive: true, mode: 0o755 })
  if (!existsSync(path.join(copied, 'bin', 'postgres'))) {
    await cp(binaries, copied, { recursive: true, verbatimSymlinks: true })
  }
  const own = (folder: string) => ownAll(folder, user)
  await chown(home, user.uid, user.gid)
  return {
    binaries: copied,
    cluster: path.join(home, 'postgres'),
    own,
    run: (program, parameters) =>
      spawn(path.join(copied, 'bin', program), parameters, {
        ...user,
        cwd: home,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
  }
}

interface User {
  uid: number
  gid: number
}

function findUser(name: string): User | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function addUser(name: string): User {
  spawnSync('useradd', ['--system', '--home-dir', '/var/lib/waymark', '--shell', '/usr/sbin/nologin', name])
  const user = findUser(name)
  if (user) return user
  throw new Fault(
    'no-postgres-user',
    'PostgreSQL cannot run as root here: user namespaces are forbidden and no system user could be made. Start Waymark as an ordinary user, or set DATABASE_URL.',
  )
}

async function ownAll(folder: string, user: User) {
  await chown(folder, user.uid, user.gid)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name)
    await (entry.isDirectory() ? ownAll(inside, user) : chown(inside, user.uid, user.gid))
  }
}
