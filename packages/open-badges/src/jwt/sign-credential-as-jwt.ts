import { signEd25519 } from '../keys/ed25519.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import { encodeBase64url } from '../keys/multikey.ts'
import type { AchievementCredential } from '../model/credential.ts'
import { isJsonObject, type JsonObject } from '../model/json.ts'
import type { Signable } from '../proof/sign-credential.ts'

/** Who signs. `keyId` is an address at which the public key can be found: a DID URL or an https address of a JWK. */
export type JwtSigningOptions = { key: KeyPair; keyId: string }

/**
 * Signs a credential as a VC-JWT with EdDSA (Open Badges 3.0 §8.2): the claims of the credential, with `iss`, `jti`,
 * `nbf`, and where the credential has them `exp` and `sub`.
 *
 * @throws {@link KeyFault} where the key cannot be read
 */
export async function signCredentialAsJwt<T extends Signable = AchievementCredential>(
  credential: T,
  { key, keyId }: JwtSigningOptions,
): Promise<string> {
  const header = encoded({ alg: 'EdDSA', kid: keyId, typ: 'JWT' })
  const { proof: _, ...claims } = credential as unknown as JsonObject
  const payload = encoded({ ...claims, ...registeredClaimsOf(claims) })
  const signature = signEd25519(Buffer.from(`${header}.${payload}`), key.secretKeyMultibase)
  return `${header}.${payload}.${encodeBase64url(signature)}`
}

/** The registered claims that a credential's own fields imply (Open Badges 3.0 §8.2.3). Times are Unix seconds. */
export function registeredClaimsOf(credential: JsonObject): JsonObject {
  const { issuer, credentialSubject, id } = credential
  const claims: JsonObject = {
    iss: isJsonObject(issuer) ? issuer.id : issuer,
    jti: id,
    nbf: secondsOf(credential.validFrom ?? credential.issuanceDate),
    exp: secondsOf(credential.validUntil ?? credential.expirationDate),
    sub: isJsonObject(credentialSubject) ? credentialSubject.id : undefined,
  }
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
}

function secondsOf(dateTime: unknown): number | undefined {
  return typeof dateTime === 'string' ? Math.floor(Date.parse(dateTime) / 1000) : undefined
}

function encoded(part: JsonObject): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify(part)))
}
