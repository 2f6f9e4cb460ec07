import { findIssuerKeys, type IssuerKey, keysInJwkSet, type ProofPurpose } from '../identity/issuer-keys.ts'
import { isSameKey, keyOfJwk } from '../keys/verification-key.ts'
import { isJsonObject, type JsonObject } from '../model/json.ts'
import { checkBinding, issuerIdOf, keyNamed, type ProofChecks } from '../proof/check-proofs.ts'
import type { ReasonCode } from '../verification/reasons.ts'
import { notPassed, passed } from '../verification/report.ts'
import { unreachableReason } from '../verification/unreachable.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { decodeJwt } from './decode-jwt.ts'
import { isJwsAlgorithm, refusalOfAlgorithm } from './jws-algorithms.ts'
import { registeredClaimsOf } from './registered-claims.ts'
import { verifyJws } from './verify-jws.ts'

/**
 * Checks a VC-JWT (Open Badges 3.0 §8.2.6): algorithm, claims, signature, and that the key is the issuer's own.
 * A key that comes in the header is never trusted for being there: it must be one that the issuer publishes.
 */
export async function checkJwt(jwt: string, context: VerificationContext): Promise<ProofChecks> {
  const decoded = decodeJwt(jwt)
  if (!decoded) return both('jwt-unreadable')
  const { header, claims, credential } = decoded
  const disagreeing = disagreeingClaim(claims, credential)
  if (disagreeing) return checkHeader(header) ?? both('jwt-claims-disagree', disagreeing)
  return checkJws({ jwt, header, owner: issuerIdOf(credential), purpose: 'assertionMethod', context })
}

/** A compact JWS, whose it must be, and what its key must be for. */
export type JwsQuestion = {
  jwt: string
  header: JsonObject
  owner: string | undefined
  purpose: ProofPurpose
  context: VerificationContext
}

/** When a JWT says that it was signed (RFC 7519 §4.1.5 and §4.1.6), in milliseconds. */
function issuedAt(claims: JsonObject | undefined): number | undefined {
  const seconds = claims?.iat ?? claims?.nbf
  return typeof seconds === 'number' ? seconds * 1000 : undefined
}

/** Checks the signature of a compact JWS and that its key is the owner's, for the purpose. */
export async function checkJws({ jwt, header, owner, purpose, context }: JwsQuestion): Promise<ProofChecks> {
  const refused = checkHeader(header)
  if (refused || !isJwsAlgorithm(header.alg)) return refused ?? both('jwt-algorithm-refused')
  if (!owner) return both('proof-malformed', 'issuer')
  const chosen = await chooseKey({ header, issuerId: owner, purpose, context })
  if (!chosen.ok) return both(chosen.reason, chosen.detail)
  const madeAt = () => issuedAt(decodeJwt(jwt)?.claims)
  const { now } = context
  const binding = checkBinding(chosen.method, { name: String(header.kid ?? 'jwk'), purpose, now, madeAt })
  if (!chosen.method?.key) {
    const reason = chosen.method ? 'key-kind-unknown' : 'key-not-found'
    return { signature: notPassed('signature', reason), binding }
  }
  const isRight = await verifyJws({ jws: jwt, key: chosen.method.key, algorithm: header.alg })
  return { signature: isRight ? passed('signature') : notPassed('signature', 'signature-wrong'), binding }
}

/** Header fields that change how a signature is read are not followed (RFC 7515 §4.1.11, RFC 7797). */
function checkHeader(header: JsonObject): ProofChecks | undefined {
  if (!isJwsAlgorithm(header.alg)) return both(refusalOfAlgorithm(header.alg), String(header.alg))
  return header.crit !== undefined || header.b64 !== undefined ? both('jwt-header-refused', 'crit') : undefined
}

/** The name of a registered claim that contradicts the credential (Open Badges 3.0 §8.2.3). */
function disagreeingClaim(claims: JsonObject, credential: JsonObject): string | undefined {
  const implied = registeredClaimsOf(credential)
  return ['iss', 'jti', 'nbf', 'exp', 'sub'].find((name) => {
    const claim = claims[name]
    if (claim === undefined) return false
    const expected = implied[name]
    if (typeof claim === 'number' && typeof expected === 'number') return Math.abs(claim - expected) > 1
    return claim !== expected
  })
}

type KeyChoice = { ok: true; method?: IssuerKey } | { ok: false; reason: ReasonCode; detail?: string }
type KeyQuestion = { header: JsonObject; issuerId: string; purpose: ProofPurpose; context: VerificationContext }

/** Finds the key that a header names, among those that the issuer publishes (Open Badges 3.0 §8.2.2). */
async function chooseKey({ header, issuerId, purpose, context }: KeyQuestion): Promise<KeyChoice> {
  const { kid, jwk } = header
  if (typeof kid === 'string' && isKeyAddress(kid, issuerId)) return keyAtAddress(kid, context)
  if (typeof kid === 'string' && /^(did:|https?:)/.test(kid) && kid.split('#')[0] !== issuerId) {
    return { ok: false, reason: 'key-not-the-issuers', detail: kid }
  }
  const found = await findIssuerKeys(issuerId, context)
  if (!found.ok) return found
  const { keys } = found
  if (typeof kid === 'string') {
    return { ok: true, method: keyNamed([kid, `${issuerId}#${kid}`, `${issuerId}${kid}`], keys, purpose) }
  }
  const given = isJsonObject(jwk) ? keyOfJwk(jwk) : undefined
  if (given) return { ok: true, method: keys.find(({ key }) => key && isSameKey(key, given)) }
  const usable = keys.filter(({ purposes }) => purposes.includes(purpose))
  return { ok: true, method: usable.length === 1 ? usable[0] : undefined }
}

/** A key may stand at an address of its own, but only on the issuer's own site. */
function isKeyAddress(kid: string, issuerId: string): boolean {
  if (!URL.canParse(kid) || !URL.canParse(issuerId) || kid.split('#')[0] === issuerId) return false
  const [key, issuer] = [new URL(kid), new URL(issuerId)]
  return key.protocol === 'https:' && key.origin === issuer.origin
}

async function keyAtAddress(kid: string, { fetchDocument }: VerificationContext): Promise<KeyChoice> {
  const fetched = await fetchDocument(kid)
  if (!fetched.ok)
    return { ok: false, reason: unreachableReason('issuer', fetched), detail: `${kid}: ${fetched.reason}` }
  const { document } = fetched
  if (!isJsonObject(document)) return { ok: false, reason: 'issuer-document-wrong', detail: kid }
  const keys = Array.isArray(document.keys)
    ? keysInJwkSet(document)
    : [{ id: kid, key: keyOfJwk(document), purposes: ['assertionMethod'] as const }]
  return { ok: true, method: keys.find(({ id }) => id === kid) ?? (keys.length === 1 ? keys[0] : undefined) }
}

function both(reason: ReasonCode, detail?: string): ProofChecks {
  return { signature: notPassed('signature', reason, detail), binding: notPassed('issuer-binding', reason, detail) }
}
