import { createHash } from 'node:crypto'
import type { JsonObject, JsonValue } from '#database/types.ts'

/** What the first entry of a log follows. */
export const firstHash = '0'.repeat(64)

/** One entry of a call's log, as it is stored. */
export interface LogEntry {
  number: number
  /** Canonical JSON: what the hash was taken of, to the byte. */
  content: string
  previousHash: string
  hash: string
}

/** The one way to write this as JSON: names in order, no spaces (RFC 8785, for text, whole numbers, lists and objects). */
export function canonicalJson(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const names = Object.keys(value).filter((name) => value[name] !== undefined)
    return `{${names
      .toSorted()
      .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`)
      .join(',')}}`
  }
  return JSON.stringify(value ?? null)
}

const hashOf = (previousHash: string, content: string) =>
  createHash('sha256').update(`${previousHash}\n${content}`).digest('hex')

/** What stands in a log for words that may have to be erased. */
export const hashOfText = (text: string) => createHash('sha256').update(text).digest('hex')

/** The entry that follows: its hash is of the one before and of its own content, so that none can be changed unseen. */
export function nextEntry(last: Pick<LogEntry, 'number' | 'hash'> | undefined, content: JsonObject): LogEntry {
  const previousHash = last?.hash ?? firstHash
  const written = canonicalJson(content)
  return { number: (last?.number ?? 0) + 1, content: written, previousHash, hash: hashOf(previousHash, written) }
}

/** The first entry that is not what was written, was left out or does not follow; undefined for a whole chain. */
export function brokenEntry(entries: readonly LogEntry[]): number | undefined {
  let previousHash = firstHash
  for (const [index, entry] of entries.entries()) {
    const isNext = entry.number === index + 1 && entry.previousHash === previousHash
    if (!isNext || entry.hash !== hashOf(previousHash, entry.content)) return index + 1
    previousHash = entry.hash
  }
  return undefined
}
