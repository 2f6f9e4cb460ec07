import { generateKeyPairSync } from 'node:crypto'
import { ed25519 } from '../platform/ed25519.ts'
import type { Ed25519Library } from '../platform/ed25519-library.ts'
import { isStrictPoint } from './ed25519-points.ts'
import { KeyFault } from './key-fault.ts'
import { decodeBase64url, decodeSecretMultikey } from './multikey.ts'

/** Preparing a key costs about as much as signing with it, so signers are cached. */
const MAX_CACHED_SIGNERS = 512
const signers = new Map<string, (data: Uint8Array) => Uint8Array>()

/** A new Ed25519 key, as raw bytes of 32 each. */
export function generateEd25519(): { publicKey: Uint8Array; seed: Uint8Array } {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return { publicKey: decodeBase64url(x) ?? new Uint8Array(), seed: decodeBase64url(d) ?? new Uint8Array() }
}

/**
 * Signs bytes with Ed25519.
 * @throws {@link KeyFault} `secret-key-unreadable`
 */
export function signEd25519(data: Uint8Array, secretKeyMultibase: string): Uint8Array {
  const signer = signers.get(secretKeyMultibase) ?? cache(secretKeyMultibase)
  return signer(data)
}

/**
 * Checks an Ed25519 signature against a raw public key of 32 bytes, by one set of rules whatever library does it: S below the
 * order of the group (RFC 8032 §5.1.7), key and R canonically encoded and not of small order, and the equation without the
 * cofactor. Never throws.
 */
export const verifyEd25519 = strictVerifierBy(ed25519)

/** The same rules around any library: some accept points of small order, as OpenSSL once did. */
export function strictVerifierBy(
  library: Pick<Ed25519Library, 'verify'>,
): (data: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean {
  return (data, signature, publicKey) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false
    if (!isStrictPoint(publicKey) || !isStrictPoint(signature)) return false
    try {
      return library.verify(data, signature, publicKey)
    } catch {
      return false
    }
  }
}

function cache(secretKeyMultibase: string): (data: Uint8Array) => Uint8Array {
  const secret = decodeSecretMultikey(secretKeyMultibase)
  if (secret?.kind !== 'Ed25519') throw new KeyFault('secret-key-unreadable')
  const signer = ed25519.signerFor(secret.bytes)
  if (signers.size >= MAX_CACHED_SIGNERS) signers.clear()
  signers.set(secretKeyMultibase, signer)
  return signer
}
