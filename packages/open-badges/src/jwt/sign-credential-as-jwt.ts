import { signEcdsa } from '../keys/ecdsa.ts'
import { signEd25519 } from '../keys/ed25519.ts'
import { KeyFault } from '../keys/key-fault.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import { decodePublicMultikey, encodeBase64url } from '../keys/multikey.ts'
import type { AchievementCredential } from '../model/credential.ts'
import type { JsonObject } from '../model/json.ts'
import type { Signable } from '../proof/sign-credential.ts'
import { registeredClaimsOf } from './registered-claims.ts'

/** Who signs. `keyId` is an address at which the public key can be found: a DID URL or an https address of a JWK. */
export type JwtSigningOptions = { key: KeyPair; keyId: string }

/**
 * Signs a credential as a VC-JWT (Open Badges 3.0 §8.2): the claims of the credential, with `iss`, `jti`,
 * `nbf`, and where the credential has them `exp` and `sub`.
 *
 * @throws {@link KeyFault} where the key cannot be read
 */
export async function signCredentialAsJwt<T extends Signable = AchievementCredential>(
  credential: T,
  { key, keyId }: JwtSigningOptions,
): Promise<string> {
  const { proof: _, ...claims } = credential as unknown as JsonObject
  return signedJwt({ kid: keyId, typ: 'JWT' }, { ...claims, ...registeredClaimsOf(claims) }, key)
}

const ALGORITHM_OF_KIND = { Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384' } as const

/** Signs claims as a compact JWS by the algorithm of the key (RFC 7515 §3.1, RFC 7518 §3.4, RFC 8037 §3.1). */
export function signedJwt(header: JsonObject, claims: JsonObject, key: KeyPair): string {
  const kind = decodePublicMultikey(key.publicKeyMultibase)?.kind
  if (!kind) throw new KeyFault('public-key-unreadable')
  const signing = `${encoded({ alg: ALGORITHM_OF_KIND[kind], ...header })}.${encoded(claims)}`
  const data = Buffer.from(signing)
  const signature = kind === 'Ed25519' ? signEd25519(data, key.secretKeyMultibase) : signEcdsa(data, kind, key)
  return `${signing}.${encodeBase64url(signature)}`
}

/**
 * Secures a credential as `application/vc+jwt` (Securing Verifiable Credentials using JOSE and COSE 1.0 §3.1.1): the
 * payload is the credential as it is, and the issuer's key is named by `kid`. Keys on P-256 and P-384 sign too.
 *
 * @throws {@link KeyFault} where the key cannot be read
 */
export async function signCredentialAsVcJwt<T extends Signable = AchievementCredential>(
  credential: T,
  { key, keyId }: JwtSigningOptions,
): Promise<string> {
  const { proof: _, ...claims } = credential as unknown as JsonObject
  return signedJwt({ kid: keyId, typ: 'vc+jwt', cty: 'vc' }, claims, key)
}

function encoded(part: JsonObject): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify(part)))
}
