import { randomBytes } from 'node:crypto'
import type { HolderKey } from '../holder/check-holder-proof.ts'
import { registeredClaimsOf } from '../jwt/registered-claims.ts'
import { signedJwt } from '../jwt/sign-credential-as-jwt.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import { encodeBase64url } from '../keys/multikey.ts'
import { keyOfVerificationMethod } from '../keys/verification-key.ts'
import type { AchievementCredential } from '../model/credential.ts'
import { isJsonObject, type JsonObject } from '../model/json.ts'
import type { Signable } from '../proof/sign-credential.ts'
import { conceal, digestOf, nameIn } from './disclosures.ts'
import { splitSdJwt } from './read-sd-jwt.ts'

/** The type that wallets know an Open Badge by (SD-JWT VC §3.2.2.1): the type's own address. */
export const OPEN_BADGE_VCT = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential'

/** What a holder need not show: what could name them, or tell more of them than the badge itself. */
export const DISCLOSABLE = {
  credential: ['evidence', 'endorsement', 'endorsementJwt'],
  subject: [
    'identifier',
    'narrative',
    'result',
    'image',
    'licenseNumber',
    'role',
    'term',
    'activityStartDate',
    'activityEndDate',
  ],
} as const

/** Who signs, and to whom: `holder` is the public key (a Multikey or a JWK) of the holder, who can then prove possession (key binding). */
export type SdJwtSigningOptions = {
  key: KeyPair
  keyId: string
  issuedAt: Date
  holder?: string | HolderKey
  vct?: string
}

/**
 * Signs a badge as an SD-JWT VC (`dc+sd-jwt`, RFC 9901): its holder decides which of the {@link DISCLOSABLE} parts to show.
 * What says whether it still counts (status, dates, issuer) can never be held back.
 *
 * @throws {@link KeyFault} where the key cannot be read
 */
export async function signCredentialAsSdJwt<T extends Signable = AchievementCredential>(
  credential: T,
  { key, keyId, issuedAt, holder, vct = OPEN_BADGE_VCT }: SdJwtSigningOptions,
): Promise<string> {
  const { proof: _, ...document } = credential as unknown as JsonObject
  const salt = () => encodeBase64url(randomBytes(16))
  const { credentialSubject } = document
  const subject = isJsonObject(credentialSubject) ? conceal(credentialSubject, DISCLOSABLE.subject, salt) : undefined
  const whole = conceal(
    { ...document, ...(subject ? { credentialSubject: subject.object } : {}) },
    DISCLOSABLE.credential,
    salt,
  )
  const claims = {
    ...whole.object,
    ...registeredClaimsOf(document),
    vct,
    iat: Math.floor(issuedAt.getTime() / 1000),
    ...(holder ? { cnf: { jwk: jwkOf(holder) } } : {}),
    _sd_alg: 'sha-256',
  }
  const jwt = signedJwt({ kid: keyId, typ: 'dc+sd-jwt' }, claims, key)
  return [jwt, ...whole.disclosures, ...(subject?.disclosures ?? []), ''].join('~')
}

function jwkOf(holder: string | HolderKey): JsonObject {
  return { ...(typeof holder === 'string' ? keyOfVerificationMethod({ publicKeyMultibase: holder }) : holder) }
}

/** What the holder answers: to whom, to which question, when, and with which key. */
export type KeyBinding = { key: KeyPair; audience: string; nonce: string; now: Date }

/** Shows only the named parts of an SD-JWT and, where a key is given, adds the holder's key binding (RFC 9901 §4.3). */
export function presentSdJwt(sdJwt: string, show: readonly string[], binding?: KeyBinding): string {
  const { jwt, disclosures } = splitSdJwt(sdJwt)
  const shown = disclosures.filter((disclosure) => show.includes(nameIn(disclosure) ?? ''))
  const presented = [jwt, ...shown, ''].join('~')
  if (!binding) return presented
  const { key, audience, nonce, now } = binding
  const claims = { iat: Math.floor(now.getTime() / 1000), aud: audience, nonce, sd_hash: digestOf(presented) }
  return presented + signedJwt({ typ: 'kb+jwt' }, claims, key)
}
