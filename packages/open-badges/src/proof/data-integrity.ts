import { canonicalize } from '#canonicalize'
import { digest } from '#platform'
import type { CanonicalOutcome, CanonicalRefusal, HashName } from '../canonicalization/canonical-outcome.ts'
import { canonicalJson } from '../canonicalization/jcs.ts'
import { isAsKept, type KeptJson, keptJson } from '../canonicalization/kept-json.ts'
import {
  type ContextSet,
  CREDENTIALS_V2_CONTEXT,
  DATA_INTEGRITY_CONTEXT,
  DATA_INTEGRITY_V1_CONTEXT,
  ED25519_2020_CONTEXT,
} from '../contexts/context-names.ts'
import { asArray, type JsonObject } from '../model/json.ts'
import type { ProofSuite } from './cryptosuites.ts'

/** The bytes that a proof signs, or why there are none. */
export type HashOutcome = { ok: true; hash: Uint8Array } | CanonicalRefusal

/** The signed document without its own proof (with the proofs before it, in a chain), and the proof without its value. */
export type ProofParts = {
  document: JsonObject
  proof: JsonObject
  suite: ProofSuite
  hashName: HashName
  contexts: ContextSet
}

/**
 * What is signed: the hash of the canonical proof options, then the hash of the canonical document
 * (Data Integrity EdDSA Cryptosuites 1.0 §3.2.4 and §3.3.4). At once where nothing has to be waited for.
 */
export function hashToSign(parts: ProofParts): HashOutcome | Promise<HashOutcome> {
  const options = hashOfOptions(parts)
  const body = canonicalTexts(parts.document, parts)
  if (options instanceof Promise || body instanceof Promise) return hashLater(parts, options, body)
  if (!options.ok) return options
  if (!body.ok) return body
  const hashed = digest(parts.hashName, body.texts, options.hash)
  return hashed instanceof Promise ? hashed.then((hash) => ({ ok: true, hash })) : { ok: true, hash: hashed }
}

async function hashLater(
  { hashName }: ProofParts,
  options: HashOutcome | Promise<HashOutcome>,
  body: CanonicalOutcome | Promise<CanonicalOutcome>,
): Promise<HashOutcome> {
  const [first, second] = await Promise.all([options, body])
  if (!first.ok) return first
  return second.ok ? { ok: true, hash: await digest(hashName, second.texts, first.hash) } : second
}

/** Size of the cache of hashed proof options. Badges issued together share them: same key, same second. */
const MAX_KEPT_OPTIONS = 256
/** Proofs are untrusted input: larger ones are not cached. */
const MAX_KEPT_CHARACTERS = 4096
/** The hash of proof options, with all that they were made of. */
type KeptOptions = { named: KeptJson; proof: KeptJson; suite: ProofSuite; hashName: HashName; hash: Uint8Array }
const keptOptions = new WeakMap<ContextSet, Map<string, KeptOptions>>()

/** The hash of the canonical proof options alone. At once where they were hashed before. */
export function hashOfOptions(parts: ProofParts): HashOutcome | Promise<HashOutcome> {
  const { document, suite, hashName, contexts } = parts
  const proof = withoutValue(parts.proof)
  const kept = keptOptions.get(contexts)?.get(String(proof.verificationMethod))
  const isKept = kept && kept.suite === suite && kept.hashName === hashName && isAsKept(proof, kept.proof)
  if (isKept && isAsKept(document['@context'], kept.named)) return { ok: true, hash: kept.hash }
  return hashOptions(proof, parts)
}

function withoutValue(proof: JsonObject): JsonObject {
  if (!('proofValue' in proof)) return proof
  const { proofValue: _, ...options } = proof
  return options
}

async function hashOptions(proof: JsonObject, parts: ProofParts): Promise<HashOutcome> {
  const { document, suite, hashName, contexts } = parts
  const options = proofOptions(proof, parts)
  const canonical = await canonicalTexts(options, parts)
  if (!canonical.ok) return canonical
  const hash = await digest(hashName, canonical.texts)
  if (JSON.stringify(options).length > MAX_KEPT_CHARACTERS) return { ok: true, hash }
  const kept = keptOptions.get(contexts) ?? new Map<string, KeptOptions>()
  keptOptions.set(contexts, kept)
  if (kept.size >= MAX_KEPT_OPTIONS) kept.clear()
  const made = { named: keptJson(document['@context']), proof: keptJson(proof), suite, hashName, hash }
  kept.set(String(proof.verificationMethod), made)
  return { ok: true, hash }
}

function proofOptions(proof: JsonObject, { document, suite }: ProofParts): JsonObject {
  const { '@context': ownContext, ...options } = proof
  // With JCS the proof says itself which contexts it was made under (EdDSA Cryptosuites §3.3.1).
  if (suite.canonicalization === 'jcs') {
    return ownContext === undefined ? options : { '@context': ownContext, ...options }
  }
  return { '@context': contextOfProof(document, proof), ...options }
}

/** A credential of VC 1.1 need not name the context of its proof: then the suite's own is added. */
function contextOfProof(document: JsonObject, proof: JsonObject): JsonObject['@context'] {
  const named = asArray(document['@context'])
  const isOlder = proof.type === 'Ed25519Signature2020'
  const enough = isOlder ? [ED25519_2020_CONTEXT] : [DATA_INTEGRITY_CONTEXT, DATA_INTEGRITY_V1_CONTEXT]
  const isNamed = [CREDENTIALS_V2_CONTEXT, ...enough].some((context) => named.includes(context))
  return isNamed ? document['@context'] : [...named, isOlder ? ED25519_2020_CONTEXT : DATA_INTEGRITY_CONTEXT]
}

function canonicalTexts(
  document: JsonObject,
  { suite, hashName, contexts }: ProofParts,
): CanonicalOutcome | Promise<CanonicalOutcome> {
  if (suite.canonicalization === 'rdfc') return canonicalize(document, contexts, hashName)
  const text = canonicalJson(document)
  if (text === undefined) return { ok: false, reason: 'value-not-exact', detail: 'half of a surrogate pair' }
  return { ok: true, texts: [text] }
}
