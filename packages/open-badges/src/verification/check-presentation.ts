import { refusalOfContexts } from '../contexts/check-contexts.ts'
import { presentationProblems } from '../data-model/verifiable-presentation-strict.ts'
import { checkJws } from '../jwt/check-jwt.ts'
import { decodeJwt } from '../jwt/decode-jwt.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { checkProofs, type ProofChecks } from '../proof/check-proofs.ts'
import { type Check, notPassed, passed } from './report.ts'
import type { VerificationContext } from './verification-context.ts'

/** A presentation as read: its JSON, and the JWT around it where there is one. */
export type PresentationInput = { document: JsonObject; jwt?: string }

/** Whether nobody signed a presentation, which the data model allows (VC Data Model 2.0 §4.13). */
export function isUnsigned({ document, jwt }: PresentationInput): boolean {
  return jwt === undefined && asArray(document.proof).length === 0
}

/**
 * The checks of a presentation itself: that its holder signed it (VC Data Model 2.0 §4.13). One without a signature is only an
 * envelope: it says nothing for or against the badges in it, which stand on their own proofs.
 */
export async function checkOwnProof(
  { document, jwt }: PresentationInput,
  context: VerificationContext,
): Promise<Check[]> {
  const [problem] = presentationProblems(document)
  if (problem) return [notPassed('shape', 'shape-wrong', `${problem.path} ${problem.message}`)]
  if (isUnsigned({ document, jwt })) return [passed('shape')]
  const { verifiableCredential: _, ...own } = document
  const refusal = jwt ? undefined : refusalOfContexts(own, context.contexts)
  if (refusal) return [passed('shape'), notPassed('contexts', refusal.reason, refusal.detail)]
  const { signature, binding } = await proofChecks({ document, jwt }, context)
  const isForeign = binding.reason === 'key-not-the-issuers'
  const held = isForeign ? notPassed('issuer-binding', 'holder-did-not-sign', binding.detail) : binding
  return [passed('shape'), passed('contexts'), signature, held]
}

function proofChecks({ document, jwt }: PresentationInput, context: VerificationContext): Promise<ProofChecks> {
  const { holder } = document
  const holderId = isJsonObject(holder) ? holder.id : holder
  const owner = typeof holderId === 'string' ? holderId : undefined
  const decoded = jwt === undefined ? undefined : decodeJwt(jwt)
  if (jwt === undefined || !decoded) return checkProofs(document, context, { purpose: 'authentication', owner })
  const { header, claims } = decoded
  const signer = typeof claims.iss === 'string' ? claims.iss : String(header.kid ?? '').split('#')[0]
  return checkJws({ jwt, header, owner: owner ?? signer, purpose: 'authentication', context })
}
