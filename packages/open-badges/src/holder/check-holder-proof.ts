import { resolveDidJwk } from '../identity/did-jwk.ts'
import { resolveDidKey } from '../identity/did-key.ts'
import { decodeJwt } from '../jwt/decode-jwt.ts'
import { isJwsAlgorithm } from '../jwt/jws-algorithms.ts'
import { verifyJws } from '../jwt/verify-jws.ts'
import { encodeBase64url } from '../keys/multikey.ts'
import { keyOfJwk, keyOfVerificationMethod, type VerificationKey } from '../keys/verification-key.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'

/** Who a wallet says will hold a badge: an identifier that is itself a key, so that nothing has to be fetched to check it. */
export type Holder = { did: string; key: HolderKey }

/** The kinds of key that a badge can be bound to. */
export type HolderKey = Exclude<VerificationKey, { kty: 'RSA' }>

/** Whether two identifiers stand for one key: a wallet may name it as did:key here and as did:jwk there. */
export function isSameHolder({ key: one }: Holder, { key: other }: Holder): boolean {
  return didOfKey(one) === didOfKey(other)
}

/** Why a proof proves nothing. */
export type HolderProofRefusal =
  | 'not-a-proof'
  | 'key-is-unknown'
  | 'key-is-secret'
  | 'proof-is-for-another'
  | 'signature-is-wrong'

/** Whose key a wallet proved, and the nonce that it signed (OpenID4VCI 1.0 Appendix F.1); or why it proved none. */
export type HolderProofOutcome =
  | { ok: true; holder: Holder; nonce: string | undefined }
  | { ok: false; refusal: HolderProofRefusal }

/** The JOSE algorithms by which a wallet may prove its key. */
export const HOLDER_ALGORITHMS = ['ES256', 'ES384', 'EdDSA'] as const

const PROOF_TYPE = 'openid4vci-proof+jwt'

/**
 * Checks the `jwt` proof of a wallet's key (OpenID4VCI 1.0 Appendix F.1): its type, one key named by `jwk` or by a `kid` of
 * did:key or did:jwk, the audience and the signature. Whether the nonce is fresh is the caller's to say. Never throws.
 */
export async function checkHolderProof(jwt: string, { audience }: { audience: string }): Promise<HolderProofOutcome> {
  const decoded = jwt.length <= MAX_LENGTH ? decodeJwt(jwt) : undefined
  if (decoded?.header.typ !== PROOF_TYPE) return refused('not-a-proof')
  const { header, claims } = decoded
  const { alg } = header
  const isKnown = isJwsAlgorithm(alg) && (alg === 'Ed25519' || HOLDER_ALGORITHMS.some((one) => one === alg))
  if (!isKnown || header.crit !== undefined) return refused('not-a-proof')
  if (isJsonObject(header.jwk) && 'd' in header.jwk) return refused('key-is-secret')
  const holder = holderNamedBy(header)
  if (!holder) return refused('key-is-unknown')
  if (!asArray(claims.aud).includes(audience)) return refused('proof-is-for-another')
  if (typeof claims.iat !== 'number') return refused('not-a-proof')
  if (!(await verifyJws({ jws: jwt, key: holder.key, algorithm: alg }))) return refused('signature-is-wrong')
  return { ok: true, holder, nonce: typeof claims.nonce === 'string' ? claims.nonce : undefined }
}

/** The holder that a did:key or did:jwk stands for; `undefined` for any other identifier, and for a key that cannot be used. */
export function holderOfDid(did: string): Holder | undefined {
  const document = resolveDidKey(did) ?? resolveDidJwk(did)
  const [method] = asArray(document?.verificationMethod).filter(isJsonObject)
  const key = method && keyOfVerificationMethod(method)
  return document?.authentication !== undefined && isHolderKey(key) ? { did, key } : undefined
}

const MAX_LENGTH = 20_000

function refused(refusal: HolderProofRefusal): HolderProofOutcome {
  return { ok: false, refusal }
}

/** Exactly one of `jwk` and `kid`: with both, which of them is meant would be a guess. */
export function holderNamedBy({ jwk, kid, x5c }: JsonObject): Holder | undefined {
  if (x5c !== undefined || (jwk === undefined) === (kid === undefined)) return undefined
  if (isJsonObject(jwk)) {
    const key = keyOfJwk(jwk)
    return isHolderKey(key) ? { did: didOfKey(key), key } : undefined
  }
  return typeof kid === 'string' ? holderOfDid(kid.split('#')[0] ?? '') : undefined
}

function isHolderKey(key: VerificationKey | undefined): key is HolderKey {
  return key !== undefined && key.kty !== 'RSA'
}

/** The members in one order, so that one key has one identifier (RFC 7638 §3.2). */
function didOfKey(key: HolderKey): string {
  const members =
    key.kty === 'OKP' ? { crv: key.crv, kty: key.kty, x: key.x } : { crv: key.crv, kty: key.kty, x: key.x, y: key.y }
  return `did:jwk:${encodeBase64url(new TextEncoder().encode(JSON.stringify(members)))}`
}
