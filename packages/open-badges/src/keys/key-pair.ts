import { generateEd25519 } from './ed25519.ts'
import { KeyFault } from './key-fault.ts'
import { decodePublicMultikey, encodeBase64url, encodeEd25519PublicKey, encodeEd25519SecretKey } from './multikey.ts'

/** An Ed25519 key as Multikeys: the public half may be published, the secret half must not leave its keeper. */
export type KeyPair = { publicKeyMultibase: string; secretKeyMultibase: string }

/** An Ed25519 public key as a JSON Web Key (RFC 8037 §2). */
export type Ed25519Jwk = { kty: 'OKP'; crv: 'Ed25519'; x: string }

/** Makes a new Ed25519 key for signing badges (Controlled Identifiers 1.0 §2.2.2). */
export async function generateKeyPair(): Promise<KeyPair> {
  const { publicKey, seed } = generateEd25519()
  return { publicKeyMultibase: encodeEd25519PublicKey(publicKey), secretKeyMultibase: encodeEd25519SecretKey(seed) }
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
