import type { DataModelProblem } from '../data-model/problems.ts'
import { explanations } from '../verification/explanations.ts'
import type { ReasonCode } from '../verification/reasons.ts'
import type { Check } from '../verification/report.ts'

/** One problem as the VC-API tells it (RFC 9457; VC Data Model 2.0 §7.2). `path` is a JSON path into the document. */
export type ProblemDetail = { type: string; title: string; detail: string; path?: string; reason?: ReasonCode }

const DATA_MODEL = 'https://www.w3.org/TR/vc-data-model#'
const SECURITY = 'https://w3id.org/security#'
const STATUS_LIST = 'https://www.w3.org/ns/credentials/status-list#'

/** The kinds of problem that the specifications name. */
export const PROBLEM = {
  parsing: `${DATA_MODEL}PARSING_ERROR`,
  cryptography: `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  malformed: `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  range: `${DATA_MODEL}RANGE_ERROR`,
  proofGeneration: `${SECURITY}PROOF_GENERATION_ERROR`,
  proofVerification: `${SECURITY}PROOF_VERIFICATION_ERROR`,
  invalidDomain: `${SECURITY}INVALID_DOMAIN_ERROR`,
  invalidChallenge: `${SECURITY}INVALID_CHALLENGE_ERROR`,
  invalidMethod: `${SECURITY}INVALID_VERIFICATION_METHOD`,
  relationship: `${SECURITY}INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD`,
  statusRetrieval: `${STATUS_LIST}STATUS_RETRIEVAL_ERROR`,
  statusVerification: `${STATUS_LIST}STATUS_VERIFICATION_ERROR`,
  statusLength: `${STATUS_LIST}STATUS_LIST_LENGTH_ERROR`,
} as const

/** Names of the kinds of problem. */
export type ProblemKind = keyof typeof PROBLEM

const KIND_OF_REASON: Partial<Record<ReasonCode, ProblemKind>> = {
  'proof-missing': 'proofVerification',
  'proof-malformed': 'proofVerification',
  'proof-kind-unknown': 'proofVerification',
  'proof-purpose-wrong': 'relationship',
  'proof-expired': 'range',
  'signature-wrong': 'cryptography',
  'key-not-found': 'invalidMethod',
  'key-not-for-badges': 'relationship',
  'key-not-the-issuers': 'cryptography',
  'key-revoked': 'cryptography',
  'key-kind-unknown': 'invalidMethod',
  'issuer-unreachable': 'invalidMethod',
  'issuer-not-found': 'invalidMethod',
  'issuer-document-wrong': 'invalidMethod',
  'issuer-has-no-keys': 'invalidMethod',
  'did-method-unknown': 'invalidMethod',
  expired: 'range',
  'not-yet-valid': 'range',
  revoked: 'statusVerification',
  suspended: 'statusVerification',
  'status-kind-unknown': 'statusVerification',
  'status-unreachable': 'statusRetrieval',
  'status-not-found': 'statusRetrieval',
  'address-not-https': 'statusRetrieval',
  'status-list-not-trusted': 'statusVerification',
  'status-list-unreadable': 'statusVerification',
  'status-list-expired': 'statusVerification',
  'status-list-too-short': 'statusLength',
  'status-index-outside-list': 'range',
  'jwt-unreadable': 'parsing',
  'json-unreadable': 'parsing',
}

/** A problem in words of our own. */
export function problem(kind: ProblemKind, detail: string, path?: string): ProblemDetail {
  return { type: PROBLEM[kind], title: TITLES[kind], detail, ...(path ? { path } : {}) }
}

const TITLES: Record<ProblemKind, string> = {
  parsing: 'The document could not be read.',
  cryptography: 'The cryptographic check failed.',
  malformed: 'A value is not what the specification asks for.',
  range: 'A value is outside its range.',
  proofGeneration: 'The proof could not be made.',
  proofVerification: 'The proof could not be verified.',
  invalidDomain: 'The proof was made for another domain.',
  invalidChallenge: 'The proof answers another challenge.',
  invalidMethod: 'The verification method could not be used.',
  relationship: 'The key may not be used for this.',
  statusRetrieval: 'The status could not be fetched.',
  statusVerification: 'The status could not be relied on, or speaks against the credential.',
  statusLength: 'The status list is too short.',
}

/** Problems of the shape of a document. */
export function malformed(problems: readonly DataModelProblem[]): ProblemDetail[] {
  return problems.map(({ path, message }) => problem('malformed', `${path} ${message}`, path))
}

/** A check that did not pass, as a problem; `undefined` for one that did. */
export function problemOfCheck({ outcome, reason, detail }: Check): ProblemDetail | undefined {
  // A list that is too short is an error of its own here, whatever it says (Bitstring Status List 1.0 §3.2, step 11).
  if (!reason || (outcome === 'passed' && reason !== 'status-list-too-short')) return undefined
  const kind = KIND_OF_REASON[reason] ?? 'malformed'
  const title = explanations.en.reasons[reason]
  return { type: PROBLEM[kind], title, detail: detail ?? title, reason }
}
