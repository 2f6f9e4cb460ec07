import { generateEcdsa } from './ecdsa.ts'
import { generateEd25519 } from './ed25519.ts'
import { KeyFault } from './key-fault.ts'
import {
  decodePublicMultikey,
  encodeBase64url,
  encodePublicMultikey,
  encodeSecretMultikey,
  type MultikeyKind,
} from './multikey.ts'

/** A key as Multikeys: the public half may be published, the secret half must not leave its keeper. */
export type KeyPair = { publicKeyMultibase: string; secretKeyMultibase: string }

/** An Ed25519 public key as a JSON Web Key (RFC 8037 §2). */
export type Ed25519Jwk = { kty: 'OKP'; crv: 'Ed25519'; x: string }

/** Makes a new key for signing badges, on Ed25519 unless another kind is asked for (Controlled Identifiers 1.0 §2.2.2). */
export async function generateKeyPair(kind: MultikeyKind = 'Ed25519'): Promise<KeyPair> {
  const { publicKey, secretKey } = kind === 'Ed25519' ? ed25519Parts() : generateEcdsa(kind)
  return {
    publicKeyMultibase: encodePublicMultikey({ kind, bytes: publicKey }),
    secretKeyMultibase: encodeSecretMultikey({ kind, bytes: secretKey }),
  }
}

function ed25519Parts() {
  const { publicKey, seed } = generateEd25519()
  return { publicKey, secretKey: seed }
}

/**
 * An Ed25519 public Multikey as a JSON Web Key.
 * @throws {@link KeyFault} `public-key-unreadable`
 */
export function publicJwkOf(publicKeyMultibase: string): Ed25519Jwk {
  const multikey = decodePublicMultikey(publicKeyMultibase)
  if (multikey?.kind !== 'Ed25519') throw new KeyFault('public-key-unreadable')
  return { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(multikey.bytes) }
}
