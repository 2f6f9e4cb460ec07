import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { KeyFault } from './key-fault.ts'
import { decodeSecretMultikey } from './multikey.ts'

/** DER before the 32 bytes of an Ed25519 public key (RFC 8410 §4). */
const SPKI_PREFIX = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00])
/** DER before the 32 bytes of an Ed25519 seed (RFC 8410 §7). */
const PKCS8_PREFIX = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
])

/** Importing a key costs about as much as signing with it, so imported keys are kept; bounded against strangers' keys. */
const MAX_KEPT_KEYS = 512
const secretKeys = new Map<string, KeyObject>()
const publicKeys = new Map<string, KeyObject>()

/** A new Ed25519 key, as raw bytes of 32 each. */
export function generateEd25519(): { publicKey: Uint8Array; seed: Uint8Array } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length),
    seed: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_PREFIX.length),
  }
}

/**
 * Signs bytes with Ed25519.
 * @throws {@link KeyFault} `secret-key-unreadable`
 */
export function signEd25519(data: Uint8Array, secretKeyMultibase: string): Uint8Array {
  const kept =
    secretKeys.get(secretKeyMultibase) ?? keep(secretKeys, secretKeyMultibase, importSeed(secretKeyMultibase))
  return sign(null, data, kept)
}

/** Checks an Ed25519 signature against a raw public key of 32 bytes. Never throws. */
export function verifyEd25519(data: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    // Small arrays live among the objects, and OpenSSL would have each moved out of there.
    signatureToCheck.set(signature)
    return verify(null, data, publicKeyOf(publicKey), signatureToCheck)
  } catch {
    return false
  }
}

const signatureToCheck = Buffer.allocUnsafeSlow(64)

function publicKeyOf(bytes: Uint8Array): KeyObject {
  const name = Buffer.from(bytes).toString('latin1')
  return publicKeys.get(name) ?? keep(publicKeys, name, importPublicKey(bytes))
}

function importSeed(secretKeyMultibase: string): KeyObject {
  const secret = decodeSecretMultikey(secretKeyMultibase)
  if (secret?.kind !== 'Ed25519') throw new KeyFault('secret-key-unreadable')
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, secret.bytes]), format: 'der', type: 'pkcs8' })
}

function importPublicKey(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
}

function keep(keys: Map<string, KeyObject>, name: string, key: KeyObject): KeyObject {
  if (keys.size >= MAX_KEPT_KEYS) keys.clear()
  keys.set(name, key)
  return key
}
