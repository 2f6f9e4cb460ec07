import type { VerificationKey } from '../keys/verification-key.ts'

/** The algorithms that a badge may be signed with (Open Badges 3.0 §8.2.4). `none` and shared secrets are not among them. */
export type JwsAlgorithm = 'EdDSA' | 'Ed25519' | 'ES256' | 'ES384' | RsaAlgorithm
type RsaAlgorithm = 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512'

const KEY_OF_ALGORITHM: Record<JwsAlgorithm, 'Ed25519' | 'P-256' | 'P-384' | 'RSA'> = {
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
  ES256: 'P-256',
  ES384: 'P-384',
  RS256: 'RSA',
  RS384: 'RSA',
  RS512: 'RSA',
  PS256: 'RSA',
  PS384: 'RSA',
  PS512: 'RSA',
}

/** Algorithms with a public key that are sound, but not known here (IANA JOSE algorithms). */
const UNKNOWN_HERE = new Set<unknown>(['ES512', 'ES256K', 'Ed448', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'])

/** Whether a header names an algorithm that is accepted. */
export function isJwsAlgorithm(name: unknown): name is JwsAlgorithm {
  return typeof name === 'string' && Object.hasOwn(KEY_OF_ALGORITHM, name)
}

/** Why an algorithm is not accepted: because it is not known here, or because it must not be used. */
export function refusalOfAlgorithm(name: unknown): 'proof-kind-unknown' | 'jwt-algorithm-refused' {
  return UNKNOWN_HERE.has(name) ? 'proof-kind-unknown' : 'jwt-algorithm-refused'
}

/** A compact JWS, the key to check it with, and the algorithm that its header names. */
export type JwsParts = { jws: string; key: VerificationKey; algorithm: JwsAlgorithm }

/** Whether a kind of key may be used with an algorithm, so that a key cannot be used as something else. */
export function fits(key: VerificationKey, algorithm: JwsAlgorithm): boolean {
  const kind = key.kty === 'RSA' ? 'RSA' : key.crv
  return KEY_OF_ALGORITHM[algorithm] === kind
}
