import { writeFile } from 'node:fs/promises'
import { UsageFault } from './exit-codes.ts'

/** A file to write: contents, and its permissions where they matter. */
export type Output = { contents: string | Uint8Array; out: string | undefined; mode?: number }

/** Writes to the file that `--out` names, or to standard output. */
export async function writeOutput({ contents, out, mode }: Output): Promise<void> {
  if (out === undefined) {
    process.stdout.write(contents)
    if (typeof contents === 'string' && !contents.endsWith('\n')) process.stdout.write('\n')
    return
  }
  try {
    await writeFile(out, contents, { mode })
  } catch {
    throw new UsageFault(`Could not write ${out}. Check that the folder is there and may be written to.`)
  }
}
