import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

const entry = 'src/web/offline/offline-check.js'
const built = 'build/offline/check.js'

let kept: Promise<string> | undefined

/**
 * The script that checks badges on a page in a folder, as one text with all that it imports: such a page may load no modules.
 * It is made with the pages (`npm run build`); where they are served from their sources, it is bundled when it is asked for.
 */
export function offlineScript(): Promise<string> {
  kept ??= readFile(path.join(rootOf(import.meta.dirname), built), 'utf8')
    .catch(bundle)
    .catch((error: unknown) => {
      // Tried again by who asks next.
      kept = undefined
      throw error
    })
  return kept
}

/** Makes it anew, for `npm run build`. */
export async function buildOfflineScript(): Promise<void> {
  const file = path.join(rootOf(import.meta.dirname), built)
  const text = await bundle()
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
}

async function bundle(): Promise<string> {
  const { build } = await import('vite')
  const made = await build({
    root: rootOf(import.meta.dirname),
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'waymark' } },
  })
  const [result] = [made].flat()
  const chunk = result && 'output' in result ? result.output[0] : undefined
  if (!chunk) throw new Error('the script for pages in a folder was not made')
  // It stands inside a page: nothing in it may end its element, or begin a comment of HTML.
  return chunk.code.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--')
}

/** The folder of the project, from its sources and from what was built of them. */
function rootOf(folder: string): string {
  const above = path.dirname(folder)
  return existsSync(path.join(folder, 'package-lock.json')) || above === folder ? folder : rootOf(above)
}
