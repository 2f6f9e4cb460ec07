import { gunzip } from '#platform'
import { decodeBase64url } from '../keys/multikey.ts'

/** Entries of a status list: the least that keeps a single badge hidden among others (Bitstring Status List 1.0 §3.2). */
export const STATUS_LIST_LENGTH = 131072

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
export const MAX_ENTRY_BITS = 8

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
    return gunzip(compressed, MAX_LIST_BYTES)
  } catch {
    return undefined
  }
}
