import { findIssuerKeys, type IssuerKey, type ProofPurpose } from '../identity/issuer-keys.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { checkSignature } from './check-signature.ts'
import { suiteOf } from './cryptosuites.ts'
import { malformedPartOf } from './proof-shape.ts'

/** Whom a credential names as its issuer. */
export function issuerIdOf(document: JsonObject): string | undefined {
  const { issuer } = document
  const id = isJsonObject(issuer) ? issuer.id : issuer
  return typeof id === 'string' ? id : undefined
}

/** The two checks that a proof answers. */
export type ProofChecks = { signature: Check; binding: Check }

/** The required purpose and controller of a proof; without `owner` a proof by any controller is accepted. */
export type ProofExpectation = { purpose: ProofPurpose; owner: string | undefined }

/** More proofs than this on one document are not read. */
const MAX_PROOFS = 8

/**
 * Checks the Data Integrity proofs of a document, sets and chains too, and that one of them is by its owner: of a
 * credential the issuer (Data Integrity 1.0 §4.4–4.6, Open Badges 3.0 §8.3). One signature that is wrong fails all.
 */
export async function checkProofs(
  document: JsonObject,
  context: VerificationContext,
  expectation: ProofExpectation = { purpose: 'assertionMethod', owner: issuerIdOf(document) },
): Promise<ProofChecks> {
  const { proof, ...unsigned } = document
  const proofs = asArray(proof)
  if (proofs.length === 0) return both('proof-missing')
  if (proofs.length > MAX_PROOFS) return both('proof-malformed', `more than ${MAX_PROOFS} proofs`)
  const outcomes: ProofChecks[] = []
  for (const one of proofs) {
    if (!isJsonObject(one)) return both('proof-malformed', 'proof')
    outcomes.push(await checkProof({ document: unsigned, proof: one, all: proofs, context, expectation }))
  }
  return decisive(outcomes) ?? both('proof-missing')
}

/** A wrong signature decides; else a proof that passed; else one that is not the owner's; else one that could not be checked. */
function decisive(outcomes: ProofChecks[]): ProofChecks | undefined {
  return (
    outcomes.find(({ signature }) => signature.outcome === 'failed') ??
    outcomes.find(({ signature, binding }) => signature.outcome === 'passed' && binding.outcome === 'passed') ??
    outcomes.find(({ binding }) => binding.outcome === 'not-checked') ??
    outcomes[0]
  )
}

type ProofInput = {
  document: JsonObject
  proof: JsonObject
  all: unknown[]
  context: VerificationContext
  expectation: ProofExpectation
}

async function checkProof({ document, proof, all, context, expectation }: ProofInput): Promise<ProofChecks> {
  const suite = suiteOf(proof)
  if (!suite) return both('proof-kind-unknown', String(proof.cryptosuite ?? proof.type).slice(0, 200))
  const malformed = malformedPartOf(proof)
  if (malformed) return both('proof-malformed', malformed)
  if (proof.proofPurpose !== expectation.purpose) return both('proof-purpose-wrong', String(proof.proofPurpose))
  const previous = previousProofs(proof, all)
  if (!previous) return both('proof-malformed', 'previousProof')
  const verificationMethod = String(proof.verificationMethod)
  const owner = verificationMethod.split('#')[0] ?? ''
  const found = await findIssuerKeys(owner, context)
  const isOwners = expectation.owner === undefined || owner === expectation.owner
  const foreign = notPassed('issuer-binding', 'key-not-the-issuers', owner)
  if (!found.ok) {
    const unreached = both(found.reason, found.detail)
    return isOwners ? unreached : { ...unreached, binding: foreign }
  }
  const method = keyNamed(verificationMethod, found.keys, expectation.purpose)
  const madeAt = () => (typeof proof.created === 'string' ? Date.parse(proof.created) : undefined)
  const { now } = context
  const own = checkBinding(method, { name: verificationMethod, purpose: expectation.purpose, now, madeAt })
  const secured = previous.length > 0 ? { ...document, proof: previous } : document
  const signature = await checkSignature({ document: secured, proof, suite, method, context })
  return { signature, binding: isOwners ? own : foreign }
}

/** The proofs that a proof was made over (Data Integrity 1.0 §4.6, step 3.4); `undefined` where one of them is missing. */
function previousProofs({ previousProof }: JsonObject, all: unknown[]): JsonObject[] | undefined {
  if (previousProof === undefined) return []
  const names = asArray(previousProof)
  const found = names.map((name) => all.find((one) => isJsonObject(one) && one.id === name))
  return found.every(isJsonObject) ? found : undefined
}

/** The published key that an id names; a key listed for the purpose is preferred to another one of the same id. */
export function keyNamed(
  name: string | readonly string[],
  keys: readonly IssuerKey[],
  purpose: ProofPurpose,
): IssuerKey | undefined {
  let named: IssuerKey | undefined
  for (const key of keys) {
    const isNamed = key.id !== undefined && isNamedBy(key.id, name)
    if (isNamed && key.purposes.includes(purpose)) return key
    if (isNamed) named ??= key
  }
  return named
}

function isNamedBy(id: string, name: string | readonly string[]): boolean {
  if (typeof name === 'string') return name === id || isBareDidOf(name, id)
  return name.some((one) => isNamedBy(id, one))
}

/** A did:key and a did:jwk hold one key each; some name it by the identifier alone, without the fragment. */
function isBareDidOf(name: string, id: string): boolean {
  return /^did:(key|jwk):[^#]+$/.test(name) && id.startsWith(`${name}#`)
}

/** What a key is asked to be: its name, what for, when it is asked, and when it signed where that is said. */
export type KeyQuestion = { name: string; purpose: ProofPurpose; now: Date; madeAt?: () => number | undefined }

/** Whether a key that was found among the issuer's may sign badges (Controlled Identifiers 1.0 §2.2, `revoked`, `expires`). */
export function checkBinding(method: IssuerKey | undefined, { name, purpose, now, madeAt }: KeyQuestion): Check {
  if (!method) return notPassed('issuer-binding', 'key-not-found', name)
  if (!method.purposes.includes(purpose)) return notPassed('issuer-binding', 'key-not-for-badges', name)
  const { revoked, expires } = method
  if (revoked !== undefined && !isBefore(now.getTime(), revoked)) {
    return notPassed('issuer-binding', 'key-revoked', revoked)
  }
  // Signed after the key expired, or at an unknown time: an expired key proves nothing.
  if (expires !== undefined && !isBefore(madeAt?.() ?? now.getTime(), expires)) {
    return notPassed('issuer-binding', 'key-revoked', expires)
  }
  return passed('issuer-binding')
}

/** A moment that cannot be read is none that anything is before. */
function isBefore(moment: number, end: string): boolean {
  return moment < Date.parse(end)
}

function both(reason: Parameters<typeof notPassed>[1], detail?: string): ProofChecks {
  return { signature: notPassed('signature', reason, detail), binding: notPassed('issuer-binding', reason, detail) }
}
