import { createPublicKey, hash } from 'node:crypto'
import { constants, gunzipSync, inflateSync } from 'node:zlib'
import type { JsonObject } from '../model/json.ts'

export { verifyEcdsa } from '../keys/ecdsa.ts'
export { verifyEd25519 } from '../keys/ed25519.ts'
export { verifyJwsSignature } from './jws-by-jose.ts'

/** SHA-256 of text, in hexadecimal. */
export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex')
}

/** Texts are turned into bytes here before they are hashed; UTF-8 takes at most three bytes for a unit of UTF-16. */
const scratch = Buffer.allocUnsafeSlow(65_536)

/** The hash of texts that follow one another. */
export function digest(name: 'sha256' | 'sha384', texts: readonly string[]): Uint8Array | Promise<Uint8Array> {
  let end = 0
  for (const text of texts) {
    if (end + text.length * 3 > scratch.length) return hash(name, texts.join(''), 'buffer')
    end += scratch.write(text, end)
  }
  // One letter a byte: as a text it comes back sooner than as bytes of its own.
  return Buffer.from(hash(name, scratch.subarray(0, end), 'binary'), 'latin1')
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
