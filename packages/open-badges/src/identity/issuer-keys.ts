import { keyOfJwk, keyOfVerificationMethod, type VerificationKey } from '../keys/verification-key.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import type { FetchDocument } from '../verification/document-source.ts'
import { unreachableReason } from '../verification/unreachable.ts'
import { resolveDidJwk } from './did-jwk.ts'
import { resolveDidKey } from './did-key.ts'
import { didWebUrls } from './did-web.ts'

/** What a key may be used for: to issue, or to present (Controlled Identifiers 1.0 §2.3). */
export type ProofPurpose = 'assertionMethod' | 'authentication'

/** A key that an issuer publishes. `key` is missing where its kind cannot be used here. */
export type IssuerKey = {
  id?: string
  key?: VerificationKey
  purposes: readonly ProofPurpose[]
  revoked?: string
  expires?: string
}

/** Why an issuer's keys are out of reach. */
export type IdentityRefusal =
  | 'did-method-unknown'
  | 'issuer-unreachable'
  | 'issuer-not-found'
  | 'issuer-document-wrong'
  | 'issuer-has-no-keys'

/** The keys that an issuer publishes about itself, or why they are out of reach. */
export type IssuerKeysOutcome = { ok: true; keys: IssuerKey[] } | { ok: false; reason: IdentityRefusal; detail: string }

/** Answers for a DID from somewhere nearer than the network; `undefined` leaves it to the ordinary way. */
export type ResolveDid = (did: string) => Promise<JsonObject | undefined>

/** The outside powers that finding keys needs. */
export type IdentityPowers = { resolveDid?: ResolveDid; fetchDocument: FetchDocument }

/** Cache of resolved did:key and did:jwk identifiers, whose documents never change. */
const MAX_KEPT_DID_KEYS = 512
const keptDidKeys = new Map<string, IssuerKeysOutcome>()

/** Finds the keys that an issuer (did:key, did:web, or an https profile) publishes about itself. */
export async function findIssuerKeys(issuerId: string, powers: IdentityPowers): Promise<IssuerKeysOutcome> {
  const kept = powers.resolveDid ? undefined : keptDidKeys.get(issuerId)
  if (kept) return kept
  const outcome = await keysOf(issuerId, powers)
  if (powers.resolveDid || !isSelfContained(issuerId) || !outcome.ok) return outcome
  if (keptDidKeys.size >= MAX_KEPT_DID_KEYS) keptDidKeys.clear()
  keptDidKeys.set(issuerId, outcome)
  return outcome
}

/** Identifiers that hold the key themselves. */
function isSelfContained(issuerId: string): boolean {
  return issuerId.startsWith('did:key:') || issuerId.startsWith('did:jwk:')
}

async function keysOf(issuerId: string, powers: IdentityPowers): Promise<IssuerKeysOutcome> {
  const found = await issuerDocument(issuerId, powers)
  if (!found.ok) return found
  const { document } = found
  if (!isJsonObject(document) || document.id !== issuerId) {
    return { ok: false, reason: 'issuer-document-wrong', detail: issuerId }
  }
  const keys = [...keysInDocument(document), ...(await keysInJwks(document, powers))]
  return keys.length > 0 ? { ok: true, keys } : { ok: false, reason: 'issuer-has-no-keys', detail: issuerId }
}

type DocumentOutcome = { ok: true; document: unknown } | { ok: false; reason: IdentityRefusal; detail: string }

async function issuerDocument(
  issuerId: string,
  { resolveDid, fetchDocument }: IdentityPowers,
): Promise<DocumentOutcome> {
  const near = issuerId.startsWith('did:') ? await resolveDid?.(issuerId) : undefined
  if (near) return { ok: true, document: near }
  if (isSelfContained(issuerId)) {
    const document = resolveDidKey(issuerId) ?? resolveDidJwk(issuerId)
    return document ? { ok: true, document } : { ok: false, reason: 'issuer-document-wrong', detail: issuerId }
  }
  const urls = /^https?:\/\//.test(issuerId) ? [issuerId] : didWebUrls(issuerId)
  if (urls.length === 0) return { ok: false, reason: 'did-method-unknown', detail: issuerId }
  const failures: string[] = []
  let reason: IdentityRefusal = 'issuer-not-found'
  for (const url of urls) {
    const fetched = await fetchDocument(url)
    if (fetched.ok) return fetched
    failures.push(`${url}: ${fetched.reason}`)
    if (unreachableReason('issuer', fetched) === 'issuer-unreachable') reason = 'issuer-unreachable'
  }
  return { ok: false, reason, detail: failures.join(', ') }
}

const PURPOSES: readonly ProofPurpose[] = ['assertionMethod', 'authentication']

/** Keys of a controlled identifier document (Controlled Identifiers 1.0 §2.2), and the `publicKey` of older ones. */
function keysInDocument(document: JsonObject): IssuerKey[] {
  const methods = [...asArray(document.verificationMethod), ...asArray(document.publicKey)].filter(isJsonObject)
  const listed = methods.map((method) => issuerKey(method, purposesOf(method, document), document))
  const embedded = PURPOSES.flatMap((purpose) =>
    asArray(document[purpose])
      .filter(isJsonObject)
      .map((method) => issuerKey(method, [purpose], document)),
  )
  return [...embedded, ...listed].filter((key) => key !== undefined)
}

function purposesOf(method: JsonObject, document: JsonObject): ProofPurpose[] {
  const id = absoluteId(method, document)
  return PURPOSES.filter((purpose) => {
    const named = asArray(document[purpose])
    return named.some((name) => typeof name === 'string' && (name === id || name === method.id))
  })
}

function issuerKey(method: JsonObject, purposes: readonly ProofPurpose[], document: JsonObject): IssuerKey | undefined {
  if (method.controller !== undefined && method.controller !== document.id) return undefined
  return {
    id: absoluteId(method, document),
    key: keyOfVerificationMethod(method),
    purposes,
    ...(typeof method.revoked === 'string' ? { revoked: method.revoked } : {}),
    ...(typeof method.expires === 'string' ? { expires: method.expires } : {}),
  }
}

/** Documents may write `#key-1` for a key of their own. */
function absoluteId(method: JsonObject, document: JsonObject): string | undefined {
  if (typeof method.id !== 'string') return undefined
  return method.id.startsWith('#') ? `${document.id}${method.id}` : method.id
}

/** Profiles may publish a JWK Set, in place or by address (Open Badges 3.0 §8.2.5). */
async function keysInJwks(document: JsonObject, { fetchDocument }: IdentityPowers): Promise<IssuerKey[]> {
  const address = document.jwksURI ?? document.jwks_uri
  const fetched = typeof address === 'string' ? await fetchDocument(address) : undefined
  const sets = [document.jwks, fetched?.ok ? fetched.document : undefined].filter(isJsonObject)
  return sets.flatMap(keysInJwkSet)
}

/** The keys of a JWK Set (RFC 7517 §5), each named by its `kid`. */
export function keysInJwkSet(set: JsonObject): IssuerKey[] {
  return asArray(set.keys)
    .filter(isJsonObject)
    .map((jwk) => ({
      ...(typeof jwk.kid === 'string' ? { id: jwk.kid } : {}),
      key: keyOfJwk(jwk),
      purposes: jwk.use === undefined || jwk.use === 'sig' ? PURPOSES : [],
    }))
}
