import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Ed25519Library } from './ed25519-library.ts'

/** DER before the 32 bytes of an Ed25519 public key (RFC 8410 §4). */
const SPKI_PREFIX = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00])
/** DER before the 32 bytes of an Ed25519 seed (RFC 8410 §7). */
const PKCS8_PREFIX = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
])

/** Importing a key costs about as much as verifying with it, so imported keys are cached. The cache is bounded: keys come from untrusted documents. */
const MAX_CACHED_KEYS = 512
const publicKeys = new Map<string, KeyObject>()
/** OpenSSL copies arrays that V8 keeps on its heap; this one is outside it. */
const signatureToCheck = Buffer.allocUnsafeSlow(64)

/** Ed25519 by OpenSSL, as Node carries it: everywhere. */
export const ed25519ByNodeCrypto: Ed25519Library = {
  name: 'node:crypto',
  signerFor(seed) {
    const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
    return (data) => sign(null, data, key)
  },
  verify(data, signature, publicKey) {
    signatureToCheck.set(signature)
    return verify(null, data, imported(publicKey), signatureToCheck)
  },
}

function imported(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('latin1')
  const cached = publicKeys.get(name)
  if (cached) return cached
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
  if (publicKeys.size >= MAX_CACHED_KEYS) publicKeys.clear()
  publicKeys.set(name, key)
  return key
}
