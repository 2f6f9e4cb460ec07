import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { MAX_PICTURE_BYTES } from '../baking/baking-refusal.ts'
import { UnreachableFault, UsageFault } from './exit-codes.ts'
import { type FetchRules, fetchBytes } from './guarded-fetch.ts'

/** Reads a file, an address, or standard input (`-`). */
export async function readInput(source: string | undefined, rules: FetchRules = {}): Promise<Uint8Array> {
  if (source === undefined) throw new UsageFault('Name a file, an https address, or - for standard input.')
  if (source === '-') return readStandardInput()
  if (/^https?:\/\//.test(source)) return readAddress(source, rules)
  if (await isFolder(source)) throw new UsageFault(`${source} is a folder. Name a file in it.`)
  try {
    // One byte more than a badge may have: enough to tell that it is too large, however large it is.
    return await bytesOf(createReadStream(source, { end: MAX_PICTURE_BYTES }))
  } catch {
    throw new UsageFault(`Could not read ${source}. Check that the file is there and may be read.`)
  }
}

async function readAddress(source: string, rules: FetchRules): Promise<Uint8Array> {
  const fetched = await fetchBytes(source, rules)
  if (fetched.ok) return fetched.bytes
  const sentence = `Could not fetch ${source}: ${fetched.reason}. ${adviceOn(fetched.reason)}`
  throw fetched.reason === 'refused-address' ? new UsageFault(sentence) : new UnreachableFault(sentence)
}

function isFolder(source: string): Promise<boolean> {
  return stat(source).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
}

function adviceOn(reason: string): string {
  return reason === 'refused-address'
    ? 'It is not a public address. Add --allow-private to fetch from this machine or its network.'
    : 'Check the address.'
}

/** Reads a file of JSON. */
export async function readJsonInput(source: string | undefined, rules: FetchRules = {}): Promise<unknown> {
  const bytes = await readInput(source, rules)
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new UsageFault(`${source} is not JSON. It should hold one JSON object.`)
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const bytes = await bytesOf(process.stdin)
  if (bytes.length > MAX_PICTURE_BYTES) throw new UsageFault('Standard input is too large for a badge.')
  return bytes
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : (part as Uint8Array)
    length += bytes.length
    parts.push(bytes)
    if (length > MAX_PICTURE_BYTES) break
  }
  return Buffer.concat(parts)
}
