import { hash } from 'node:crypto'
import type { CanonicalRefusal } from '../canonicalization/canonical-outcome.ts'
import { canonicalize } from '../canonicalization/canonicalize.ts'
import {
  type ContextSet,
  CREDENTIALS_V2_CONTEXT,
  DATA_INTEGRITY_CONTEXT,
  ED25519_2020_CONTEXT,
} from '../contexts/known-contexts.ts'
import { asArray, type JsonObject } from '../model/json.ts'

/** The cryptographic suites whose proofs can be checked. Badges are issued with the first. */
export type ProofSuite = 'eddsa-rdfc-2022' | 'Ed25519Signature2020'

/** The bytes that a proof signs, or why there are none. */
export type HashOutcome = { ok: true; hash: Uint8Array } | CanonicalRefusal

/** The suite that a proof names; `undefined` where it cannot be checked here. */
export function suiteOf(proof: JsonObject): ProofSuite | undefined {
  if (proof.type === 'DataIntegrityProof' && proof.cryptosuite === 'eddsa-rdfc-2022') return 'eddsa-rdfc-2022'
  return proof.type === 'Ed25519Signature2020' ? 'Ed25519Signature2020' : undefined
}

/** The signed document without its proof, and the proof without its value. */
export type ProofParts = { document: JsonObject; proof: JsonObject; contexts: ContextSet }

/**
 * What is signed: the hash of the canonical proof options, then the hash of the canonical document
 * (Data Integrity EdDSA Cryptosuites 1.0 §3.2.4).
 */
export async function hashToSign({ document, proof, contexts }: ProofParts): Promise<HashOutcome> {
  const options = await hashOfOptions(proofOptions(document, proof), contexts)
  if (!options.ok) return options
  const body = await canonicalize(document, contexts)
  if (!body.ok) return body
  return { ok: true, hash: Buffer.concat([options.hash, sha256(body.nquads)]) }
}

/** Badges of one award share their proof options: same key, same second. */
const MAX_KEPT_OPTIONS = 256
const keptOptions = new WeakMap<ContextSet, Map<string, Uint8Array>>()

async function hashOfOptions(options: JsonObject, contexts: ContextSet): Promise<HashOutcome> {
  const kept = keptOptions.get(contexts) ?? new Map<string, Uint8Array>()
  keptOptions.set(contexts, kept)
  const text = JSON.stringify(options)
  const known = kept.get(text)
  if (known) return { ok: true, hash: known }
  const canonical = await canonicalize(options, contexts)
  if (!canonical.ok) return canonical
  const hash = sha256(canonical.nquads)
  if (kept.size >= MAX_KEPT_OPTIONS) kept.clear()
  if (text.length < 4096) kept.set(text, hash)
  return { ok: true, hash }
}

function proofOptions(document: JsonObject, proof: JsonObject): JsonObject {
  const { proofValue: _, '@context': __, ...options } = proof
  return { '@context': contextOfProof(document, proof), ...options }
}

/** A credential of VC 1.1 need not name the context of its proof: then the suite's own is added. */
function contextOfProof(document: JsonObject, proof: JsonObject): JsonObject['@context'] {
  const named = asArray(document['@context'])
  const suiteContext = proof.type === 'Ed25519Signature2020' ? ED25519_2020_CONTEXT : DATA_INTEGRITY_CONTEXT
  if (named.includes(suiteContext) || named.includes(CREDENTIALS_V2_CONTEXT)) return document['@context']
  return [...named, suiteContext]
}

function sha256(text: string): Uint8Array {
  return hash('sha256', text, 'buffer')
}
