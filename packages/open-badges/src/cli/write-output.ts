import { writeFile } from 'node:fs/promises'
import { UsageFault } from './exit-codes.ts'

/** A file to write: contents, and where they matter its permissions, and whether it may take the place of another. */
export type Output = { contents: string | Uint8Array; out: string | undefined; mode?: number; mustBeNew?: boolean }

/** Writes to the file that `--out` names, or to standard output. */
export async function writeOutput({ contents, out, mode, mustBeNew }: Output): Promise<void> {
  if (out === undefined) {
    process.stdout.write(contents)
    if (typeof contents === 'string' && !contents.endsWith('\n')) process.stdout.write('\n')
    return
  }
  try {
    await writeFile(out, contents, { mode, flag: mustBeNew ? 'wx' : 'w' })
  } catch (error) {
    if (mustBeNew && error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new UsageFault(`${out} is there already, and is left as it is. Name another file.`)
    }
    throw new UsageFault(`Could not write ${out}. Check that the folder is there and may be written to.`)
  }
}
