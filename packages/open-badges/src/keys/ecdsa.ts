import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { KeyFault } from './key-fault.ts'
import { decodeBase64url, decodePublicMultikey, decodeSecretMultikey, encodeBase64url } from './multikey.ts'
import { type EcdsaSignature, HASH_OF_CURVE, type NistCurve, nistPointToJwk } from './nist-curves.ts'

const MAX_KEPT_KEYS = 128
const secretKeys = new Map<string, KeyObject>()
const publicKeys = new Map<string, KeyObject>()

/** A new key: the compressed public point and the secret scalar. */
export function generateEcdsa(curve: NistCurve): { publicKey: Uint8Array; secretKey: Uint8Array } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: curve })
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' })
  const yBytes = decodeBase64url(y) ?? new Uint8Array()
  const parity = 2 + ((yBytes.at(-1) ?? 0) & 1)
  return {
    publicKey: Uint8Array.from([parity, ...(decodeBase64url(x) ?? [])]),
    secretKey: decodeBase64url(d) ?? new Uint8Array(),
  }
}

/** A key as its two Multikeys, on one of the curves. */
export type EcdsaKey = { publicKeyMultibase: string; secretKeyMultibase: string }

/**
 * Signs bytes with ECDSA, as `r` and `s` one after the other (Data Integrity ECDSA Cryptosuites 1.0 §3.2.6).
 * @throws {@link KeyFault} `secret-key-unreadable`
 */
export function signEcdsa(data: Uint8Array, curve: NistCurve, key: EcdsaKey): Uint8Array {
  const name = `${key.publicKeyMultibase} ${key.secretKeyMultibase}`
  const kept = secretKeys.get(name) ?? keep(secretKeys, name, importSecretKey(key))
  return sign(HASH_OF_CURVE[curve], data, { key: kept, dsaEncoding: 'ieee-p1363' })
}

/** Checks an ECDSA signature. Both values of `s` are accepted, as the suite says. Never throws. */
export function verifyEcdsa({ data, signature, curve, x, y }: EcdsaSignature): boolean {
  if (signature.length !== (curve === 'P-256' ? 64 : 96)) return false
  const name = `${curve} ${x} ${y}`
  try {
    const kept =
      publicKeys.get(name) ??
      keep(publicKeys, name, createPublicKey({ key: { kty: 'EC', crv: curve, x, y }, format: 'jwk' }))
    return verify(HASH_OF_CURVE[curve], data, { key: kept, dsaEncoding: 'ieee-p1363' }, signature)
  } catch {
    return false
  }
}

function importSecretKey({ publicKeyMultibase, secretKeyMultibase }: EcdsaKey): KeyObject {
  const point = decodePublicMultikey(publicKeyMultibase)
  const secret = decodeSecretMultikey(secretKeyMultibase)
  if (!point || !secret || point.kind === 'Ed25519' || point.kind !== secret.kind)
    throw new KeyFault('secret-key-unreadable')
  const jwk = nistPointToJwk(point.kind, point.bytes)
  if (!jwk) throw new KeyFault('public-key-unreadable')
  try {
    return createPrivateKey({ key: { ...jwk, d: encodeBase64url(secret.bytes) }, format: 'jwk' })
  } catch {
    throw new KeyFault('secret-key-unreadable')
  }
}

function keep(keys: Map<string, KeyObject>, name: string, key: KeyObject): KeyObject {
  if (keys.size >= MAX_KEPT_KEYS) keys.clear()
  keys.set(name, key)
  return key
}
