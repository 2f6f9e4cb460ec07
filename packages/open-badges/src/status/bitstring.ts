import { constants, gunzipSync, gzipSync } from 'node:zlib'
import { decodeBase64url, encodeBase64url } from '../keys/multikey.ts'

/** Entries of a status list: the least that keeps a single badge hidden among others (Bitstring Status List 1.0 §3.2). */
export const STATUS_LIST_LENGTH = 131072

/** Level 6 and below is fast on lists that are nearly all zeros; level 9 is a hundred times slower for nothing. */
const GZIP_LEVEL = 6

/** Largest list that is read: 16 million entries. A small file can expand to anything. */
const MAX_LIST_BYTES = 2 ** 21
const MAX_ENCODED_CHARACTERS = 2 ** 22

/** Why an entry of a status list cannot be read. */
export type StatusListRefusal = 'status-list-unreadable' | 'status-index-outside-list'

/** Whether an entry is set and how many entries the list has, or why that cannot be told. */
export type StatusReading = { ok: true; isSet: boolean; length: number } | { ok: false; reason: StatusListRefusal }

/**
 * Encodes a list with the given entries set (Bitstring Status List 1.0 §3.3): multibase base64url of gzip.
 * @throws RangeError where an index is outside the list, or the length is not a multiple of eight
 */
export function encodeStatusList(setIndexes: Iterable<number>, length: number = STATUS_LIST_LENGTH): string {
  if (!Number.isInteger(length) || length < 8 || length % 8 !== 0)
    throw new RangeError('length must be a multiple of 8')
  const bits = new Uint8Array(length / 8)
  for (const index of setIndexes) {
    if (!Number.isInteger(index) || index < 0 || index >= length)
      throw new RangeError(`index ${index} is outside the list`)
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7))
  }
  return `u${encodeBase64url(gzipSync(bits, { level: GZIP_LEVEL }))}`
}

/** Reads one entry of an encoded list (Bitstring Status List 1.0 §3.4). Bounded; never throws. */
export function readStatus(encodedList: string, index: number): StatusReading {
  const bits = expandedBits(encodedList)
  if (!bits) return { ok: false, reason: 'status-list-unreadable' }
  const byte = Number.isInteger(index) && index >= 0 ? bits[Math.floor(index / 8)] : undefined
  if (byte === undefined) return { ok: false, reason: 'status-index-outside-list' }
  return { ok: true, isSet: (byte & (0x80 >> (index % 8))) !== 0, length: bits.length * 8 }
}

/** Lists of the older StatusList2021 come without the multibase letter; gzip always begins `H4sI`. */
function expandedBits(encodedList: string): Uint8Array | undefined {
  if (encodedList.length > MAX_ENCODED_CHARACTERS) return undefined
  const compressed = decodeBase64url(encodedList.replace(/^u(?=H4sI)/, ''))
  if (!compressed) return undefined
  try {
    return gunzipSync(compressed, { maxOutputLength: MAX_LIST_BYTES, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return undefined
  }
}
