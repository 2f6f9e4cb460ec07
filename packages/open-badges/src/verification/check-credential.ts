import { refusalOfContexts } from '../contexts/check-contexts.ts'
import { CREDENTIALS_V1_CONTEXT, CREDENTIALS_V2_CONTEXT } from '../contexts/context-names.ts'
import { checkJwt } from '../jwt/check-jwt.ts'
import {
  achievementCredentialSchema,
  endorsementCredentialSchema,
  shapeProblemOf,
  verifiableCredentialSchema,
} from '../model/credential.ts'
import { asArray, type JsonObject } from '../model/json.ts'
import { learnerRecordSchema } from '../model/learner-record.ts'
import { checkProofs, type ProofChecks } from '../proof/check-proofs.ts'
import type { Standard } from '../reading/standard-of.ts'
import { type HolderProof, isHoldersProof } from '../sd-jwt/read-sd-jwt.ts'
import { checkStatus } from '../status/check-status.ts'
import { checkDates } from './check-dates.ts'
import { type Check, type CheckId, notPassed, passed } from './report.ts'
import type { VerificationContext } from './verification-context.ts'

/** A credential as read, and the JWT around it where there is one. */
export type CredentialInput = {
  document: JsonObject
  standard: Standard
  jwt?: string
  holderProof?: HolderProof
  context: VerificationContext
}

/** All checks of a Verifiable Credential, in the order in which a page shows them. */
export async function checkCredential(input: CredentialInput): Promise<Check[]> {
  const { document, standard, jwt, context } = input
  const shape = checkShape(document, standard)
  if (shape.outcome !== 'passed')
    return [shape, ...skipped(['contexts', 'signature', 'issuer-binding', 'dates', 'status'])]
  const contexts = checkContexts({ document, isSignedAsBytes: jwt !== undefined, context })
  if (contexts.outcome !== 'passed')
    return [shape, contexts, ...skipped(['signature', 'issuer-binding', 'dates', 'status'])]
  const { signature, binding } = await checkSecured(input)
  const dates = checkDates(document, context.now)
  const isIssuers = signature.outcome === 'passed' && binding.outcome === 'passed'
  // A forged badge must not make us fetch what it names.
  const status = isIssuers ? [await checkStatus(document, context)] : skipped(['status'])
  return [shape, contexts, signature, binding, dates, ...status]
}

async function checkSecured({ document, jwt, holderProof, context }: CredentialInput): Promise<ProofChecks> {
  const checks = jwt ? await checkJwt(jwt, context) : await checkProofs(document, context)
  if (!holderProof || (await isHoldersProof(holderProof))) return checks
  return { ...checks, binding: notPassed('issuer-binding', 'holder-did-not-sign') }
}

function skipped(ids: CheckId[]): Check[] {
  return ids.map((id) => notPassed(id, 'earlier-check-did-not-pass'))
}

function checkShape(document: JsonObject, standard: Standard): Check {
  const problem = shapeProblemOf(schemaFor(document, standard), document)
  if (problem) return notPassed('shape', 'shape-wrong', `${problem.path}: ${problem.message}`)
  if (document.validFrom === undefined && document.issuanceDate === undefined && standard === 'open-badges-3') {
    return notPassed('shape', 'dates-missing', 'validFrom')
  }
  return repeatsOwnId(document) ? notPassed('shape', 'id-used-twice', String(document.id)) : passed('shape')
}

function schemaFor(document: JsonObject, standard: Standard) {
  if (standard !== 'open-badges-3') return verifiableCredentialSchema
  if (asArray(document.type).includes('ClrCredential')) return learnerRecordSchema
  return asArray(document.type).includes('EndorsementCredential')
    ? endorsementCredentialSchema
    : achievementCredentialSchema
}

/**
 * In RDF two objects with one id are one thing: the credential's own fields could be moved into an inner object that
 * repeats its id, unseen by the signature, and its expiry or status with them.
 */
function repeatsOwnId(document: JsonObject): boolean {
  const { id } = document
  if (typeof id !== 'string') return false
  for (const name in document) if (hasId(document[name], id)) return true
  return false
}

function hasId(value: unknown, id: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) {
    for (const inner of value) if (hasId(inner, id)) return true
    return false
  }
  const object = value as JsonObject
  if (isEndorsementSubject(object)) return false
  if (object.id === id) return true
  for (const name in object) if (hasId(object[name], id)) return true
  return false
}

const ENDORSEMENT_FIELDS = new Set(['id', 'type', 'endorsementComment'])

/** An endorsement inside a badge names the badge; with nothing but its comment beside, it can hide no field of the badge. */
function isEndorsementSubject(object: JsonObject): boolean {
  const { type } = object
  const only = Array.isArray(type) && type.length === 1 ? type[0] : type
  return only === 'EndorsementSubject' && Object.keys(object).every((key) => ENDORSEMENT_FIELDS.has(key))
}

type ContextsInput = { document: JsonObject; isSignedAsBytes: boolean; context: VerificationContext }

function checkContexts({ document, isSignedAsBytes, context }: ContextsInput): Check {
  const [first] = asArray(document['@context'])
  if (first !== CREDENTIALS_V2_CONTEXT && first !== CREDENTIALS_V1_CONTEXT) {
    return notPassed('contexts', 'context-wrong', String(first).slice(0, 200))
  }
  // A JWT signs the bytes, so a foreign context cannot change what was signed.
  if (isSignedAsBytes) return passed('contexts')
  const refusal = refusalOfContexts(document, context.contexts)
  return refusal ? notPassed('contexts', refusal.reason, refusal.detail) : passed('contexts')
}
