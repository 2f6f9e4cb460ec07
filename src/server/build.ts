import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Fault } from '#infrastructure/fault.ts'

const root = path.resolve(import.meta.dirname, '../..')
const stamp = path.join(root, 'build/built-from')
const sources = [
  'src',
  'locales',
  'packages/open-badges/src',
  'vite.config.ts',
  'react-router.config.ts',
  'package-lock.json',
]

/**
 * Makes sure that the pages are built from the sources as they are.
 *
 * @throws Fault `not-built` where building is not this command's business
 */
export async function ensureBuild({ mayBuild }: { mayBuild: boolean }) {
  if (!mayBuild) {
    if (existsSync(path.join(root, 'build/server/index.js'))) return
    throw new Fault('not-built', 'The pages are not built yet. Run "npm run build" once, then start again.')
  }
  const current = await fingerprint()
  const built = await readFile(stamp, 'utf8').catch(() => '')
  if (built === current) return
  await run([path.join(root, 'node_modules/@react-router/dev/bin.cjs'), 'build'])
  // In a process of its own, like the pages: what bundles takes more memory than the site that is started next.
  await run([path.join(root, 'src/server/build-offline-script.ts')])
  await writeFile(stamp, current)
}

/** Names, sizes and times of the sources: enough to see that something changed. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    const full = path.join(root, source)
    const entries = (await stat(full)).isDirectory()
      ? (await readdir(full, { recursive: true })).sort().map((name) => path.join(full, name))
      : [full]
    for (const entry of entries) {
      const { size, mtimeMs, isFile } = await stat(entry).then((found) => ({
        size: found.size,
        mtimeMs: found.mtimeMs,
        isFile: found.isFile(),
      }))
      if (isFile) hash.update(`${entry} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

function run(command: string[]): Promise<void> {
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Fault('build-failed', `The pages could not be built:\n${said.slice(-3000)}`)),
    )
  })
}

// `npm run build`: what was built from the same sources is not built again.
if (import.meta.main) await ensureBuild({ mayBuild: true })
