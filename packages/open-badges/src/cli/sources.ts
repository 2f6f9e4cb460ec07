import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What badges are kept in. Anything else in a folder is left alone. */
const BADGE_FILE = /\.(json|jsonld|jwt|vc|png|svg|txt)$/i

const MAX_DEPTH = 8

/** The badges that an argument stands for: a folder for the badge files in it and in its folders, all else for itself. */
export async function sourcesIn(source: string): Promise<string[]> {
  const isFolder = await stat(source).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
  return isFolder ? (await filesIn(source, 0)).sort() : [source]
}

async function filesIn(folder: string, depth: number): Promise<string[]> {
  if (depth > MAX_DEPTH) return []
  const entries = await readdir(folder, { withFileTypes: true })
  const nested = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => filesIn(join(folder, entry.name), depth + 1))
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && BADGE_FILE.test(entry.name))
    .map((entry) => join(folder, entry.name))
  return [...files, ...(await Promise.all(nested)).flat()]
}
