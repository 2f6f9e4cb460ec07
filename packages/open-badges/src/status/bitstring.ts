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

/** What an entry says, whether it says anything, and how many bits the list has; or why that cannot be told. */
export type StatusReading =
  | { ok: true; isSet: boolean; value: number; length: number }
  | { ok: false; reason: StatusListRefusal }

/** Entries of more bits than this say nothing that a list of messages could name. */
const MAX_ENTRY_BITS = 8

/**
 * Encodes a list with the given entries set (Bitstring Status List 1.0 §3.3): multibase base64url of gzip.
 * @throws RangeError where an index is outside the list, or the length is not a multiple of eight
 */
export function encodeStatusList(setIndexes: Iterable<number>, length: number = STATUS_LIST_LENGTH): string {
  const bits = emptyBits(length)
  for (const index of setIndexes) setBit(bits, index)
  return encoded(bits)
}

/** Values by the index of their entries; entries that are missing are 0. */
export type StatusValues = { values: ReadonlyMap<number, number>; size: number; length?: number }

/**
 * Encodes a list whose entries have several bits each, for messages (Bitstring Status List 1.0 §2.1, `statusSize`).
 * @throws RangeError where an index or a value is outside its range
 */
export function encodeStatusValues({ values, size, length = STATUS_LIST_LENGTH * size }: StatusValues): string {
  if (!Number.isInteger(size) || size < 1 || size > MAX_ENTRY_BITS) throw new RangeError('size must be from 1 to 8')
  const bits = emptyBits(length)
  for (const [index, value] of values) {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** size) throw new RangeError(`${value} is not a value`)
    for (let bit = 0; bit < size; bit++) if ((value >> (size - 1 - bit)) & 1) setBit(bits, index * size + bit)
  }
  return encoded(bits)
}

function emptyBits(length: number): Uint8Array {
  if (!Number.isInteger(length) || length < 8 || length % 8 !== 0)
    throw new RangeError('length must be a multiple of 8')
  return new Uint8Array(length / 8)
}

function setBit(bits: Uint8Array, index: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= bits.length * 8) {
    throw new RangeError(`index ${index} is outside the list`)
  }
  bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7))
}

function encoded(bits: Uint8Array): string {
  return `u${encodeBase64url(gzipSync(bits, { level: GZIP_LEVEL }))}`
}

/**
 * Reads one entry of an encoded list (Bitstring Status List 1.0 §3.2, §3.4). Entries are of one bit, or of `size` bits,
 * the first one the greatest. Bounded; never throws.
 */
export function readStatus(encodedList: string, index: number, size = 1): StatusReading {
  const bits = expandedBits(encodedList)
  if (!bits) return { ok: false, reason: 'status-list-unreadable' }
  const isSizeRight = Number.isInteger(size) && size >= 1 && size <= MAX_ENTRY_BITS
  const first = index * size
  if (!isSizeRight || !Number.isInteger(index) || index < 0 || first + size > bits.length * 8) {
    return { ok: false, reason: 'status-index-outside-list' }
  }
  let value = 0
  for (let at = first; at < first + size; at++) value = value * 2 + (((bits[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
  return { ok: true, isSet: value !== 0, value, length: bits.length * 8 }
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
