import { canonicalize } from '#canonicalize'
import { digest } from '#platform'
import type { CanonicalRefusal } from '../canonicalization/canonical-outcome.ts'
import { canonicalJson } from '../canonicalization/jcs.ts'
import {
  type ContextSet,
  CREDENTIALS_V2_CONTEXT,
  DATA_INTEGRITY_CONTEXT,
  ED25519_2020_CONTEXT,
} from '../contexts/context-names.ts'
import { asArray, type JsonObject } from '../model/json.ts'
import type { ProofSuite } from './cryptosuites.ts'

/** The bytes that a proof signs, or why there are none. */
export type HashOutcome = { ok: true; hash: Uint8Array } | CanonicalRefusal

/** The hash of a suite: SHA-384 for keys on P-384, SHA-256 for all others. */
export type HashName = 'sha256' | 'sha384'

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
 * (Data Integrity EdDSA Cryptosuites 1.0 §3.2.4 and §3.3.4).
 */
export async function hashToSign(parts: ProofParts): Promise<HashOutcome> {
  const options = await hashOfOptions(parts)
  if (!options.ok) return options
  const body = await canonicalText(parts.document, parts)
  if (!body.ok) return body
  const hashed = await digest(parts.hashName, body.text)
  const both = new Uint8Array(options.hash.length + hashed.length)
  both.set(options.hash)
  both.set(hashed, options.hash.length)
  return { ok: true, hash: both }
}

/** Badges of one award share their proof options: same key, same second. */
const MAX_KEPT_OPTIONS = 256
const keptOptions = new WeakMap<ContextSet, Map<string, Uint8Array>>()

async function hashOfOptions(parts: ProofParts): Promise<HashOutcome> {
  const { suite, hashName, contexts } = parts
  const options = proofOptions(parts)
  const kept = keptOptions.get(contexts) ?? new Map<string, Uint8Array>()
  keptOptions.set(contexts, kept)
  const name = `${suite.canonicalization} ${hashName} ${JSON.stringify(options)}`
  const known = kept.get(name)
  if (known) return { ok: true, hash: known }
  const canonical = await canonicalText(options, parts)
  if (!canonical.ok) return canonical
  const hashed = await digest(hashName, canonical.text)
  if (kept.size >= MAX_KEPT_OPTIONS) kept.clear()
  if (name.length < 4096) kept.set(name, hashed)
  return { ok: true, hash: hashed }
}

function proofOptions({ document, proof, suite }: ProofParts): JsonObject {
  const { proofValue: _, '@context': ownContext, ...options } = proof
  // With JCS the proof says itself which contexts it was made under (EdDSA Cryptosuites §3.3.1).
  if (suite.canonicalization === 'jcs') {
    return ownContext === undefined ? options : { '@context': ownContext, ...options }
  }
  return { '@context': contextOfProof(document, proof), ...options }
}

/** A credential of VC 1.1 need not name the context of its proof: then the suite's own is added. */
function contextOfProof(document: JsonObject, proof: JsonObject): JsonObject['@context'] {
  const named = asArray(document['@context'])
  const suiteContext = proof.type === 'Ed25519Signature2020' ? ED25519_2020_CONTEXT : DATA_INTEGRITY_CONTEXT
  if (named.includes(suiteContext) || named.includes(CREDENTIALS_V2_CONTEXT)) return document['@context']
  return [...named, suiteContext]
}

type TextOutcome = { ok: true; text: string } | CanonicalRefusal

async function canonicalText(document: JsonObject, { suite, contexts }: ProofParts): Promise<TextOutcome> {
  if (suite.canonicalization === 'rdfc') {
    const canonical = await canonicalize(document, contexts)
    return canonical.ok ? { ok: true, text: canonical.nquads } : canonical
  }
  const text = canonicalJson(document)
  if (text === undefined) return { ok: false, reason: 'value-not-exact', detail: 'half of a surrogate pair' }
  return { ok: true, text }
}
