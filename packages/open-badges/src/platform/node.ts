import { createHash, createPublicKey, type Hash, hash } from 'node:crypto'
import { constants, gunzipSync, inflateSync } from 'node:zlib'
import { KeptLines, type Piece } from '../canonicalization/kept-lines.ts'
import type { JsonObject } from '../model/json.ts'

export { verifyEcdsa } from '../keys/ecdsa.ts'
export { verifyEd25519 } from '../keys/ed25519.ts'
export { verifyJwsSignature } from './jws-by-jose.ts'

/** SHA-256 of text, in hexadecimal. */
export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex')
}

/** The hash of texts that follow one another, after the bytes that are to stand before it. */
export function digest(
  name: 'sha256' | 'sha384',
  texts: readonly Piece[],
  before: Uint8Array = NOTHING,
): Uint8Array | Promise<Uint8Array> {
  // As a Latin-1 string a digest is returned faster than as a Buffer of its own.
  const hashed = hashOf(name, texts)
  const bytes = Buffer.allocUnsafe(before.length + hashed.length)
  bytes.set(before)
  bytes.write(hashed, before.length, 'latin1')
  return bytes
}

const NOTHING = new Uint8Array()

function hashOf(name: 'sha256' | 'sha384', texts: readonly Piece[]): string {
  const [first] = texts
  const begun = name === 'sha256' && first instanceof KeptLines ? begunWith(first) : undefined
  const bytes = bytesOf(texts, begun ? 1 : 0)
  if (!bytes) return hash(name, texts.join(''), 'binary')
  return begun ? begun.copy().update(bytes).digest('binary') : hash(name, bytes, 'binary')
}

/** Cached for lines shared by many documents: their bytes, and the state of SHA-256 after them. */
type Prepared = { bytes: Uint8Array; begun: Hash | undefined }
const prepared = new WeakMap<KeptLines, Prepared>()
/** Copying a SHA-256 state costs as much as hashing so many bytes. */
const MIN_BYTES_TO_COPY = 1024

function prepare(lines: KeptLines): Prepared {
  const known = prepared.get(lines)
  if (known) return known
  const made = { bytes: Buffer.from(lines.toString()), begun: undefined }
  prepared.set(lines, made)
  return made
}

/** The state of SHA-256 after lines with which several documents begin; `undefined` where hashing them costs as little. */
function begunWith(lines: KeptLines): Hash | undefined {
  const known = prepare(lines)
  if (known.bytes.length < MIN_BYTES_TO_COPY) return undefined
  known.begun ??= createHash('sha256').update(known.bytes)
  return known.begun
}

/** Reused buffer for encoding; UTF-8 takes at most three bytes for a unit of UTF-16. */
const scratch = Buffer.allocUnsafeSlow(65_536)

/** Texts from an index on as bytes, valid until the next call; `undefined` where the buffer is too small. */
function bytesOf(texts: readonly Piece[], from: number): Uint8Array | undefined {
  let end = 0
  for (let at = from; at < texts.length; at++) {
    const text = texts[at] ?? ''
    if (typeof text === 'string') {
      if (end + text.length * 3 > scratch.length) return undefined
      end += scratch.write(text, end)
    } else {
      const { bytes } = prepare(text)
      if (end + bytes.length > scratch.length) return undefined
      scratch.set(bytes, end)
      end += bytes.length
    }
  }
  return scratch.subarray(0, end)
}

/** Expands zlib data; throws where it is broken or grows beyond `maxBytes`. */
export function inflate(bytes: Uint8Array, maxBytes: number): Uint8Array {
  return inflateSync(bytes, { maxOutputLength: maxBytes })
}

/** Expands gzip data, cut short or not; throws where it is broken or grows beyond `maxBytes`. */
export function gunzip(bytes: Uint8Array, maxBytes: number): Uint8Array {
  return gunzipSync(bytes, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH })
}

/** A public key in PEM as a JSON Web Key; `undefined` where it is none. */
export function jwkOfPem(pem: string): JsonObject | undefined {
  try {
    return { ...createPublicKey(pem).export({ format: 'jwk' }) } as JsonObject
  } catch {
    return undefined
  }
}
