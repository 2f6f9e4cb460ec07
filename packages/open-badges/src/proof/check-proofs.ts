import { findIssuerKeys, type IssuerKey } from '../identity/issuer-keys.ts'
import { verifyEd25519 } from '../keys/ed25519.ts'
import { decodeMultibase } from '../keys/multikey.ts'
import { ed25519BytesOf } from '../keys/verification-key.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { hashToSign, suiteOf } from './data-integrity.ts'

/** Whom a credential names as its issuer. */
export function issuerIdOf(document: JsonObject): string | undefined {
  const { issuer } = document
  const id = isJsonObject(issuer) ? issuer.id : issuer
  return typeof id === 'string' ? id : undefined
}

/** The two checks that a proof answers. */
export type ProofChecks = { signature: Check; binding: Check }

/**
 * Checks the Data Integrity proofs of a credential and that each key is the issuer's own
 * (Data Integrity 1.0 §4.4, Open Badges 3.0 §8.3). With several proofs, one that fails fails all.
 */
export async function checkProofs(document: JsonObject, context: VerificationContext): Promise<ProofChecks> {
  const { proof, ...unsigned } = document
  const proofs = asArray(proof).filter(isJsonObject)
  if (proofs.length === 0) return both('proof-missing')
  if (proofs.length > 8) return both('proof-malformed', 'more than 8 proofs')
  const outcomes: ProofChecks[] = []
  for (const one of proofs) outcomes.push(await checkProof({ document: unsigned, proof: one, context }))
  return decisive(outcomes) ?? both('proof-missing')
}

/** A failed proof decides; else one that passed; else one that could not be checked. */
function decisive(outcomes: ProofChecks[]): ProofChecks | undefined {
  const has = (wanted: Check['outcome']) => (checks: ProofChecks) =>
    checks.signature.outcome === wanted || checks.binding.outcome === wanted
  return (
    outcomes.find(has('failed')) ??
    outcomes.find(({ signature, binding }) => signature.outcome === 'passed' && binding.outcome === 'passed') ??
    outcomes[0]
  )
}

type ProofInput = { document: JsonObject; proof: JsonObject; context: VerificationContext }

async function checkProof({ document, proof, context }: ProofInput): Promise<ProofChecks> {
  if (!suiteOf(proof)) return both('proof-kind-unknown', String(proof.cryptosuite ?? proof.type))
  if (proof.previousProof !== undefined) return both('proof-chain-not-supported')
  if (proof.proofPurpose !== 'assertionMethod') return both('proof-purpose-wrong', String(proof.proofPurpose))
  const { verificationMethod, proofValue } = proof
  if (typeof verificationMethod !== 'string' || typeof proofValue !== 'string') return both('proof-malformed')
  const owner = verificationMethod.split('#')[0] ?? ''
  const found = await findIssuerKeys(owner, context)
  const isIssuers = owner === issuerIdOf(document)
  const foreign = notPassed('issuer-binding', 'key-not-the-issuers', owner)
  if (!found.ok) {
    const unreached = both(found.reason, found.detail)
    return isIssuers ? unreached : { ...unreached, binding: foreign }
  }
  const listed = found.keys.filter(({ id }) => id === verificationMethod)
  const method = listed.find((key) => key.isForAssertions) ?? listed[0]
  const binding = isIssuers ? checkBinding(method, verificationMethod) : foreign
  return { signature: await checkSignature({ document, proof, context, method }), binding }
}

/** Whether a key that was found among the issuer's may sign badges. */
export function checkBinding(method: IssuerKey | undefined, name: string): Check {
  if (!method) return notPassed('issuer-binding', 'key-not-found', name)
  if (!method.isForAssertions) return notPassed('issuer-binding', 'key-not-for-badges', name)
  if (method.revoked !== undefined) return notPassed('issuer-binding', 'key-revoked', method.revoked)
  return passed('issuer-binding')
}

async function checkSignature(input: ProofInput & { method: IssuerKey | undefined }): Promise<Check> {
  const { document, proof, context, method } = input
  if (!method) return notPassed('signature', 'key-not-found', String(proof.verificationMethod))
  const publicKey = method.key && ed25519BytesOf(method.key)
  if (!publicKey) return notPassed('signature', 'key-kind-unknown', method.id)
  const signature = decodeMultibase(String(proof.proofValue))
  if (signature?.length !== 64) return notPassed('signature', 'proof-malformed', 'proofValue')
  const hashed = await hashToSign({ document, proof, contexts: context.contexts })
  if (!hashed.ok) return notPassed('signature', hashed.reason, hashed.detail)
  return verifyEd25519(hashed.hash, signature, publicKey)
    ? passed('signature')
    : notPassed('signature', 'signature-wrong')
}

function both(reason: Parameters<typeof notPassed>[1], detail?: string): ProofChecks {
  return { signature: notPassed('signature', reason, detail), binding: notPassed('issuer-binding', reason, detail) }
}
