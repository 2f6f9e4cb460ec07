import { readFile } from 'node:fs/promises'
import { MAX_PICTURE_BYTES } from '../baking/baking-refusal.ts'
import { UsageFault } from './exit-codes.ts'
import { type FetchRules, fetchBytes } from './guarded-fetch.ts'

/** Reads a file, an address, or standard input (`-`). */
export async function readInput(source: string | undefined, rules: FetchRules = {}): Promise<Uint8Array> {
  if (source === undefined) throw new UsageFault('Name a file, an https address, or - for standard input.')
  if (source === '-') return readStandardInput()
  if (/^https?:\/\//.test(source)) {
    const fetched = await fetchBytes(source, rules)
    if (!fetched.ok) throw new UsageFault(`Could not fetch ${source}: ${fetched.reason}. ${adviceOn(fetched.reason)}`)
    return fetched.bytes
  }
  try {
    return await readFile(source)
  } catch {
    throw new UsageFault(`Could not read ${source}. Check that the file is there and may be read.`)
  }
}

function adviceOn(reason: string): string {
  return reason === 'refused-address'
    ? 'It is not a public address. Add --allow-private to fetch from this machine or its network.'
    : 'Check the address.'
}

/** Reads a file of JSON. */
export async function readJsonInput(source: string | undefined): Promise<unknown> {
  const bytes = await readInput(source)
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new UsageFault(`${source} is not JSON. It should hold one JSON object.`)
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of process.stdin) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : (part as Uint8Array)
    length += bytes.length
    if (length > MAX_PICTURE_BYTES) throw new UsageFault('Standard input is too large for a badge.')
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}
