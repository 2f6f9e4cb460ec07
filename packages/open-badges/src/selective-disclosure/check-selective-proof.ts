import { digest, verifyEcdsa } from '#platform'
import { inexactValueIn } from '../canonicalization/exact-values.ts'
import { canonicalRefusalOf } from '../canonicalization/library-path.ts'
import type { ContextSet } from '../contexts/context-names.ts'
import { decodePublicMultikey, encodeMultibase } from '../keys/multikey.ts'
import { nistPointToJwk } from '../keys/nist-curves.ts'
import type { JsonObject } from '../model/json.ts'
import type { ReasonCode } from '../verification/reasons.ts'
import { type GroupedQuads, quadsByPointers, quadsUnderLabels } from './labelled-quads.ts'
import { type BaseProof, type DerivedProof, readSelectiveProof } from './proof-value.ts'

/** The signed document without its proof, the value of the proof, the hash of its options, and the issuer's key on P-256. */
export type SelectiveInput = {
  document: JsonObject
  proofValue: string
  proofHash: Uint8Array
  key: { x: string; y: string }
  contexts: ContextSet
}

/** Why a proof does not hold. */
export type SelectiveProblem = { reason: ReasonCode; detail: string }

/**
 * Checks a proof by `ecdsa-sd-2023`, the issuer's own or one that a holder derived from it (Data Integrity ECDSA Cryptosuites 1.0
 * §3.6.7): the issuer signed the proof options, the mandatory statements and a key made for this proof alone, and that key
 * signed each of the other statements. Why it does not hold, or `undefined`. Never throws.
 */
export async function problemOfSelectiveProof(input: SelectiveInput): Promise<SelectiveProblem | undefined> {
  const inexact = inexactValueIn(input.document)
  if (inexact !== undefined) return { reason: 'value-not-exact', detail: inexact }
  try {
    const reason = await reasonAgainst(input)
    return reason && { reason, detail: 'proofValue' }
  } catch (error) {
    return canonicalRefusalOf(error)
  }
}

async function reasonAgainst(input: SelectiveInput): Promise<ReasonCode | undefined> {
  const proof = readSelectiveProof(input.proofValue)
  const own = proof && decodePublicMultikey(encodeMultibase(proof.publicKey))
  if (!proof || own?.kind !== 'P-256') return 'proof-malformed'
  const point = nistPointToJwk('P-256', own.bytes)
  if (!point) return 'proof-malformed'
  const quads = await groupedQuads(proof, input)
  if (!quads || quads.others.length !== proof.signatures.length) return 'signature-wrong'
  const { proofHash, key } = input
  const signed = await digest('sha256', quads.mandatory, Uint8Array.from([...proofHash, ...proof.publicKey]))
  const isIssuers = await verifyEcdsa({ data: signed, signature: proof.baseSignature, curve: 'P-256', ...key })
  if (!isIssuers) return 'signature-wrong'
  for (const [at, quad] of quads.others.entries()) {
    const signature = proof.signatures[at] ?? new Uint8Array()
    const data = new TextEncoder().encode(quad)
    if (!(await verifyEcdsa({ data, signature, curve: 'P-256', x: point.x, y: point.y }))) return 'signature-wrong'
  }
  return undefined
}

async function groupedQuads(
  proof: BaseProof | DerivedProof,
  { document, contexts }: SelectiveInput,
): Promise<GroupedQuads | undefined> {
  if (proof.kind === 'base') return quadsByPointers({ document, ...proof, contexts })
  const { labels, mandatoryIndexes } = proof
  const quads = await quadsUnderLabels(document, labels, contexts)
  return {
    mandatory: quads.filter((_, at) => mandatoryIndexes.has(at)),
    others: quads.filter((_, at) => !mandatoryIndexes.has(at)),
  }
}
