import { isJsonObject, type JsonObject } from '../model/json.ts'
import { decodeBase58btc } from './base58btc.ts'
import { decodeBase64url, decodePublicMultikey, encodeBase64url, encodePublicMultikey } from './multikey.ts'
import { nistPointToJwk } from './nist-curves.ts'

/** A published public key, in the one form that every check here can use: a JSON Web Key. */
export type VerificationKey =
  | { kty: 'OKP'; crv: 'Ed25519'; x: string }
  | { kty: 'EC'; crv: 'P-256' | 'P-384'; x: string; y: string }
  | { kty: 'RSA'; n: string; e: string }

/** Reads the key out of a verification method: Multikey, JsonWebKey, or an older Ed25519 form. */
export function keyOfVerificationMethod(method: JsonObject): VerificationKey | undefined {
  const { publicKeyMultibase, publicKeyJwk, publicKeyBase58 } = method
  if (typeof publicKeyMultibase === 'string') return keyOfMultibase(publicKeyMultibase)
  if (isJsonObject(publicKeyJwk)) return keyOfJwk(publicKeyJwk)
  if (typeof publicKeyBase58 !== 'string' || method.type !== 'Ed25519VerificationKey2018') return undefined
  const bytes = decodeBase58btc(publicKeyBase58)
  return bytes?.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(bytes) } : undefined
}

/**
 * A published key as a Multikey, whatever form it was published in.
 *
 * @returns `undefined` for a method that holds no Ed25519, P-256 or P-384 key
 */
export function publicMultikeyOf(method: JsonObject): string | undefined {
  const key = keyOfVerificationMethod(method)
  const x = key && key.kty !== 'RSA' && decodeBase64url(key.x)
  if (!key || key.kty === 'RSA' || !x) return undefined
  if (key.kty === 'OKP') return encodePublicMultikey({ kind: key.crv, bytes: x })
  const y = decodeBase64url(key.y)
  // The point compressed: whether y is odd, then x (SEC 1 §2.3.3).
  const parity = y && 2 + ((y.at(-1) ?? 0) & 1)
  return parity ? encodePublicMultikey({ kind: key.crv, bytes: Uint8Array.of(parity, ...x) }) : undefined
}

/** Reads a public JSON Web Key; private and symmetric parts are left behind (RFC 7517). */
export function keyOfJwk(jwk: JsonObject): VerificationKey | undefined {
  const { kty, crv, x, y, n, e } = jwk
  if (kty === 'OKP' && crv === 'Ed25519' && typeof x === 'string') return { kty, crv, x }
  if (kty === 'EC' && (crv === 'P-256' || crv === 'P-384') && typeof x === 'string' && typeof y === 'string') {
    return { kty, crv, x, y }
  }
  return kty === 'RSA' && typeof n === 'string' && typeof e === 'string' ? { kty, n, e } : undefined
}

const decodedKeys = new WeakMap<VerificationKey, Uint8Array>()

/** The raw bytes of an Ed25519 key; `undefined` where the key is of another kind. A published key is decoded once. */
export function ed25519BytesOf(key: VerificationKey): Uint8Array | undefined {
  if (key.kty !== 'OKP') return undefined
  const known = decodedKeys.get(key)
  if (known) return known
  const bytes = decodeBase64url(key.x)
  if (bytes) decodedKeys.set(key, bytes)
  return bytes
}

/** Whether two published keys are the same key. */
export function isSameKey(a: VerificationKey, b: VerificationKey): boolean {
  if (a.kty === 'RSA') return b.kty === 'RSA' && a.n === b.n && a.e === b.e
  if (a.kty === 'EC') return b.kty === 'EC' && a.crv === b.crv && a.x === b.x && a.y === b.y
  return b.kty === 'OKP' && a.x === b.x
}

function keyOfMultibase(multibase: string): VerificationKey | undefined {
  const multikey = decodePublicMultikey(multibase)
  if (!multikey) return undefined
  if (multikey.kind === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(multikey.bytes) }
  return nistPointToJwk(multikey.kind, multikey.bytes)
}
