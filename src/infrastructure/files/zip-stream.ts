import { createHash } from 'node:crypto'
import { Zip, ZipDeflate } from 'fflate'

/** A file of an archive: its path in it, and what it holds. */
export interface ZipFile {
  path: string
  bytes: Uint8Array | string
}

/** What the last file says of each before it. */
export interface ZipEntry {
  path: string
  bytes: number
  sha256: string
}

/**
 * An archive as it is made, a file after the other, so that none of it waits for the whole. The last file is written with
 * the list of all before it.
 */
export function zipStream(
  files: AsyncIterable<ZipFile>,
  last: (entries: ZipEntry[]) => ZipFile,
): ReadableStream<Uint8Array> {
  const iterator = files[Symbol.asyncIterator]()
  const entries: ZipEntry[] = []
  const ready: Uint8Array[] = []
  let failure: Error | undefined
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else ready.push(chunk)
  })
  const add = ({ path, bytes: given }: ZipFile) => {
    const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given
    entries.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    const entry = new ZipDeflate(path, { level: 6 })
    zip.add(entry)
    entry.push(bytes, true)
  }
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next()
      if (next.done) {
        add(last([...entries]))
        zip.end()
      } else add(next.value)
      if (failure) throw failure
      for (const chunk of ready.splice(0)) controller.enqueue(chunk)
      if (next.done) controller.close()
    },
    async cancel() {
      zip.terminate()
      await iterator.return?.()
    },
  })
}
