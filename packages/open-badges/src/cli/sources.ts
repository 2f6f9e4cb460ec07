import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { UsageFault } from './exit-codes.ts'

/** What badges are kept in. Anything else in a folder is left alone. */
const BADGE_FILE = /\.(json|jsonld|jwt|jws|sd-?jwt|vc|png|svg|txt)$/i

const MAX_DEPTH = 8

/** One badge to work on: where it is, and what to call what is made of it. */
export type Source = { source: string; name: string; isInFolder: boolean }

/** The badges that an argument stands for: a folder for the badge files in it and in its folders, all else for itself. */
export async function sourcesIn(given: string): Promise<Source[]> {
  const isFolder = await stat(given).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
  if (!isFolder) return [{ source: given, name: nameOf(given), isInFolder: false }]
  const files = (await filesIn(given, 0)).sort()
  if (files.length === 0) throw new UsageFault(`There is no badge in ${given}: no file of JSON, JWT, PNG or SVG.`)
  return files.map((source) => ({ source, name: relative(given, source), isInFolder: true }))
}

function nameOf(given: string): string {
  if (given === '-') return 'badge'
  return /^https?:\/\//.test(given) ? basename(new URL(given).pathname) || 'badge' : basename(given)
}

async function filesIn(folder: string, depth: number): Promise<string[]> {
  if (depth > MAX_DEPTH) return []
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new UsageFault(`Could not read the folder ${folder}. Check that it may be read.`)
  })
  const nested = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => filesIn(join(folder, entry.name), depth + 1))
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && BADGE_FILE.test(entry.name))
    .map((entry) => join(folder, entry.name))
  return [...files, ...(await Promise.all(nested)).flat()]
}
