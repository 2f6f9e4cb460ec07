import type { Piece } from '../canonicalization/kept-lines.ts'
import { isStrictPoint } from '../keys/ed25519-points.ts'
import type { EcdsaSignature } from '../keys/nist-curves.ts'
import type { JsonObject } from '../model/json.ts'
import { inflateRaw } from './inflate.ts'

export { verifyJwsSignature } from './jws-by-webcrypto.ts'
export { sha256Hex } from './sha256.ts'

/** The hash of texts that follow one another, after the bytes that are to stand before it. */
export async function digest(
  name: 'sha256' | 'sha384',
  texts: readonly Piece[],
  before: Uint8Array = new Uint8Array(),
): Promise<Uint8Array> {
  const algorithm = name === 'sha256' ? 'SHA-256' : 'SHA-384'
  const hashed = new Uint8Array(await crypto.subtle.digest(algorithm, new TextEncoder().encode(texts.join(''))))
  const bytes = new Uint8Array(before.length + hashed.length)
  bytes.set(before)
  bytes.set(hashed, before.length)
  return bytes
}

/** Checks an Ed25519 signature against a raw public key. Throws where the browser does not know Ed25519. */
export async function verifyEd25519(data: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): Promise<boolean> {
  if (!isStrictPoint(publicKey) || !isStrictPoint(signature)) return false
  const key = await crypto.subtle.importKey('raw', bufferOf(publicKey), 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, bufferOf(signature), bufferOf(data))
}

/** Checks an ECDSA signature. */
export async function verifyEcdsa({ data, signature, curve, x, y }: EcdsaSignature): Promise<boolean> {
  const algorithm = { name: 'ECDSA', namedCurve: curve }
  const key = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: curve, x, y }, algorithm, false, ['verify'])
  const hash = curve === 'P-256' ? 'SHA-256' : 'SHA-384'
  return crypto.subtle.verify({ name: 'ECDSA', hash }, key, bufferOf(signature), bufferOf(data))
}

/** Expands zlib data (RFC 1950); throws where it is broken or grows beyond `maxBytes`. */
export function inflate(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const [method = 0, flags = 0] = bytes
  if ((method & 15) !== 8 || ((method << 8) | flags) % 31 !== 0 || (flags & 32) !== 0) throw new Error('not zlib')
  return inflateRaw(bytes.subarray(2), maxBytes)
}

/** Expands gzip data without a name or other extras, as status lists are (RFC 1952 §2.3). */
export function gunzip(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8 || bytes[3] !== 0) throw new Error('not gzip')
  return inflateRaw(bytes.subarray(10), maxBytes)
}

/** Keys in PEM, which only Open Badges 2.0 has, are left to the server. */
export function jwkOfPem(_pem: string): JsonObject | undefined {
  return undefined
}

function bufferOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
