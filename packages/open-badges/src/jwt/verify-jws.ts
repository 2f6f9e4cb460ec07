import { compactVerify, importJWK } from 'jose'
import type { VerificationKey } from '../keys/verification-key.ts'

/** The algorithms that a badge may be signed with (Open Badges 3.0 §8.2.4). `none` and shared secrets are not among them. */
export type JwsAlgorithm = 'EdDSA' | 'ES256' | 'ES384' | 'RS256'

/** Whether a header names an algorithm that is accepted. */
export function isJwsAlgorithm(name: unknown): name is JwsAlgorithm {
  return name === 'EdDSA' || name === 'ES256' || name === 'ES384' || name === 'RS256'
}

/** A compact JWS, the key to check it with, and the algorithm that its header names. */
export type JwsParts = { jws: string; key: VerificationKey; algorithm: JwsAlgorithm }

/** Checks a compact JWS. The algorithm must fit the kind of key, so a key cannot be used as something else. Never throws. */
export async function verifyJws({ jws, key, algorithm }: JwsParts): Promise<boolean> {
  if (!fits(key, algorithm)) return false
  try {
    await compactVerify(jws, await importJWK({ ...key }, algorithm), { algorithms: [algorithm] })
    return true
  } catch {
    return false
  }
}

function fits(key: VerificationKey, algorithm: JwsAlgorithm): boolean {
  if (algorithm === 'EdDSA') return key.kty === 'OKP'
  if (algorithm === 'ES256') return key.kty === 'EC' && key.crv === 'P-256'
  if (algorithm === 'ES384') return key.kty === 'EC' && key.crv === 'P-384'
  return key.kty === 'RSA'
}
