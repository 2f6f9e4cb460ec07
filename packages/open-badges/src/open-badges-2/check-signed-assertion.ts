import { jwkOfPem } from '#platform'
import { decodeJwt } from '../jwt/decode-jwt.ts'
import { isJwsAlgorithm, refusalOfAlgorithm } from '../jwt/jws-algorithms.ts'
import { verifyJws } from '../jwt/verify-jws.ts'
import { keyOfJwk, type VerificationKey } from '../keys/verification-key.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { isDowngrade } from '../verification/downgrade.ts'
import type { ReasonCode } from '../verification/reasons.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'
import { unreachableReason } from '../verification/unreachable.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { isOfVersionOne } from './assertion-shape.ts'
import { type AssertionChecks, type AssertionParts, findParts } from './find-parts.ts'

type SignedInput = { jws: string; assertion: JsonObject; context: VerificationContext }

/** Checks a signed assertion: the key that it names must be one that the issuer publishes (Open Badges 2.0, Signed verification). */
export async function checkSignedAssertion({ jws, assertion, context }: SignedInput): Promise<AssertionChecks> {
  const algorithm = decodeJwt(jws)?.header.alg
  if (!isJwsAlgorithm(algorithm)) return unsigned(refusalOfAlgorithm(algorithm), String(algorithm))
  const found = await findParts(assertion, context)
  if (!found.ok) return unsigned(found.reason, found.detail)
  const { parts } = found
  const named = await findKey({ assertion, parts, context })
  if (!named.ok) return { ...unsigned(named.reason, named.detail), parts }
  const isRight = await verifyJws({ jws, key: named.key, algorithm })
  const signature = isRight ? passed('signature') : notPassed('signature', 'signature-wrong')
  return { checks: [passed('shape'), signature, passed('issuer-binding')], parts }
}

type KeyOutcome = { ok: true; key: VerificationKey } | { ok: false; reason: ReasonCode; detail: string }

async function findKey(input: {
  assertion: JsonObject
  parts: AssertionParts
  context: VerificationContext
}): Promise<KeyOutcome> {
  const { assertion, parts, context } = input
  const published = asArray(parts.issuer.publicKey)
  const address = creatorOf(assertion) ?? published.map(idOf).find((id) => id !== undefined)
  if (!address) return { ok: false, reason: 'issuer-has-no-keys', detail: parts.issuerId }
  const listed = published.find((key) => idOf(key) === address)
  if (listed === undefined && !isKeyOfVersionOne({ assertion, address, parts, published }))
    return { ok: false, reason: 'key-not-the-issuers', detail: address }
  const found = await keyDocument(isJsonObject(listed) && listed.publicKeyPem ? listed : address, parts, context)
  if (!found.ok) return found
  const { document } = found
  if (document.owner !== undefined && ![parts.issuerId, parts.issuer.id].includes(document.owner)) {
    return { ok: false, reason: 'key-not-the-issuers', detail: address }
  }
  const key = keyOfPem(document.publicKeyPem)
  return key ? { ok: true, key } : { ok: false, reason: 'key-kind-unknown', detail: address }
}

/** Open Badges 1.x had no list of keys: the assertion names its key, and the issuer's own site must be where it lies. */
function isKeyOfVersionOne(input: {
  assertion: JsonObject
  address: string
  parts: AssertionParts
  published: unknown[]
}): boolean {
  const { assertion, address, parts, published } = input
  if (!isOfVersionOne(assertion) || published.length > 0) return false
  return (
    [address, parts.issuerId].every((one) => URL.canParse(one)) &&
    new URL(address).origin === new URL(parts.issuerId).origin
  )
}

function creatorOf(assertion: JsonObject): string | undefined {
  const verification = isJsonObject(assertion.verification) ? assertion.verification : assertion.verify
  if (!isJsonObject(verification)) return undefined
  const address = verification.creator ?? verification.url
  return typeof address === 'string' ? address : undefined
}

function idOf(key: unknown): string | undefined {
  const id = isJsonObject(key) ? key.id : key
  return typeof id === 'string' ? id : undefined
}

type KeyDocument = { ok: true; document: JsonObject } | Extract<KeyOutcome, { ok: false }>

/** The document of a key: within the profile, or where it lies. An issuer on https has no keys on http. */
async function keyDocument(
  key: JsonObject | string,
  { issuerId }: AssertionParts,
  { fetchDocument }: VerificationContext,
): Promise<KeyDocument> {
  if (typeof key !== 'string') return { ok: true, document: key }
  if (isDowngrade(key, issuerId)) return { ok: false, reason: 'address-not-https', detail: key }
  const fetched = await fetchDocument(key)
  if (!fetched.ok)
    return { ok: false, reason: unreachableReason('issuer', fetched), detail: `${key}: ${fetched.reason}` }
  // Open Badges 1.x published the bare PEM.
  const document = typeof fetched.document === 'string' ? { publicKeyPem: fetched.document } : fetched.document
  return isJsonObject(document) ? { ok: true, document } : { ok: false, reason: 'issuer-not-found', detail: key }
}

function keyOfPem(pem: unknown): VerificationKey | undefined {
  if (typeof pem !== 'string' || pem.length > 16_384) return undefined
  const jwk = jwkOfPem(pem)
  return jwk && keyOfJwk(jwk)
}

function unsigned(reason: ReasonCode, detail: string): AssertionChecks {
  const binding: Check = notPassed('issuer-binding', reason, detail)
  return { checks: [passed('shape'), notPassed('signature', reason, detail), binding] }
}
