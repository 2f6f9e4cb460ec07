import { gzipSync } from 'node:zlib'
import { encodeBase64url } from '../keys/multikey.ts'
import { MAX_ENTRY_BITS, STATUS_LIST_LENGTH } from './bitstring.ts'

/** Level 6 and below is fast on lists that are nearly all zeros; level 9 is a hundred times slower for nothing. */
const GZIP_LEVEL = 6

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
