import { canonicalize } from '../canonicalization/canonicalize.ts'
import { refusalOfContexts } from '../contexts/check-contexts.ts'
import { credentialProblems } from '../data-model/verifiable-credential-strict.ts'
import { envelopeProblems } from '../data-model/verifiable-presentation-strict.ts'
import { checkJwt } from '../jwt/check-jwt.ts'
import { decodeJwt } from '../jwt/decode-jwt.ts'
import { asArray, isJsonObject, isWithinBounds, type JsonObject } from '../model/json.ts'
import { checkProofs, issuerIdOf, type ProofChecks } from '../proof/check-proofs.ts'
import { suiteOf } from '../proof/cryptosuites.ts'
import { BOUNDS, credentialInEnvelope, openCompact } from '../reading/envelope.ts'
import { type HolderProof, isHoldersProof } from '../sd-jwt/read-sd-jwt.ts'
import { checkStatus } from '../status/check-status.ts'
import { checkDates } from '../verification/check-dates.ts'
import { type Check, notPassed } from '../verification/report.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { contextOf, type VerifyOptions } from '../verification/verify-options.ts'
import { malformed, type ProblemDetail, problem, problemOfCheck } from './problem-details.ts'
import { readVerifyRequest, type VerifyRequestOptions } from './verify-options.ts'

/** What was asked to be checked. */
export type VcApiCheck = 'proof' | 'validity' | 'credentialStatus'

/** What `POST /credentials/verify` answers: 200 where verified, else 400, with the same body. */
export type VcApiVerification = {
  verified: boolean
  status: 200 | 400
  checks: VcApiCheck[]
  warnings: ProblemDetail[]
  errors: ProblemDetail[]
  /** Errors, then warnings (VC-API, `problemDetails`). */
  problemDetails: ProblemDetail[]
  /** The credential as it was found inside its envelope, where it could be read. */
  credential?: JsonObject
}

/**
 * Verifies a credential of any kind (VC-API, Verify Credential): its shape clause by clause, its words, its proof, its
 * dates and its status; of the last three only those in `options.checks`, where there are some. Never throws.
 */
export async function verifyVerifiableCredential(request: unknown, powers: VerifyOptions): Promise<VcApiVerification> {
  const read = readVerifyRequest(request, 'verifiableCredential')
  if (read.problems.length > 0) return concluded({ errors: read.problems })
  return verifyOne(read.given, { options: read.options, context: contextOf(powers) })
}

/** One credential to verify, as it stands in a request or a presentation. */
export type CredentialQuestion = { options: VerifyRequestOptions; context: VerificationContext }

/** Verifies one credential: with a proof, in an envelope, or as a compact JWT. */
export async function verifyOne(given: unknown, question: CredentialQuestion): Promise<VcApiVerification> {
  try {
    return await verify(given, question)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return concluded({ errors: [problem('parsing', detail.slice(0, 300))] })
  }
}

async function verify(given: unknown, { options, context }: CredentialQuestion): Promise<VcApiVerification> {
  const opened = openCredential(given)
  if (!opened.ok) return concluded({ errors: opened.problems })
  const { credential, jwt, holderProof } = opened
  if (!isWithinBounds(credential, BOUNDS)) {
    return concluded({ errors: [problem('parsing', 'The document is too deep or too large.', '$')] })
  }
  const shape = malformed(credentialProblems(credential))
  if (shape.length > 0) return concluded({ errors: shape, credential })
  const wording = jwt ? undefined : await troubleWithWords(credential, context)
  if (wording) return concluded({ errors: [wording], credential })
  const { errors, warnings } = await checksOf({ credential, jwt, holderProof, options, context })
  return concluded({ errors, warnings, credential, checks: [...options.checks] })
}

type Opened =
  | { ok: true; credential: JsonObject; jwt?: string; holderProof?: HolderProof }
  | { ok: false; problems: ProblemDetail[] }

function openCredential(given: unknown): Opened {
  if (typeof given === 'string') {
    const secured = openCompact(given)
    if (secured) return { ok: true, ...secured }
    return { ok: false, problems: [problem('parsing', 'The text is neither a compact JWT nor an SD-JWT.', '$')] }
  }
  if (!isJsonObject(given)) return { ok: false, problems: [problem('parsing', 'A credential must be an object.', '$')] }
  if (!asArray(given.type).includes('EnvelopedVerifiableCredential')) return { ok: true, credential: given }
  const problems = malformed(envelopeProblems(given, 'EnvelopedVerifiableCredential'))
  if (problems.length > 0) return { ok: false, problems }
  const secured = credentialInEnvelope(given)
  if (secured) return { ok: true, ...secured }
  return { ok: false, problems: [problem('malformed', '$.id must hold a JWT or an SD-JWT', '$.id')] }
}

/** A JCS proof signs the bytes, so that words without meaning would pass: they are looked for apart. */
async function troubleWithWords(
  credential: JsonObject,
  { contexts }: VerificationContext,
): Promise<ProblemDetail | undefined> {
  const refusal = refusalOfContexts(credential, contexts)
  if (refusal) return problem('malformed', `${refusal.reason}: ${refusal.detail}`, "$['@context']")
  const { proof, ...unsigned } = credential
  const isJcs = asArray(proof).some((one) => isJsonObject(one) && suiteOf(one)?.canonicalization === 'jcs')
  const canonical = isJcs ? await canonicalize(unsigned, contexts) : undefined
  return canonical && !canonical.ok ? problem('malformed', `${canonical.reason}: ${canonical.detail}`, '$') : undefined
}

type Checking = CredentialQuestion & {
  credential: JsonObject
  jwt: string | undefined
  /** Where a holder shows an SD-JWT as their own. */
  holderProof: HolderProof | undefined
}
type Problems = { errors: ProblemDetail[]; warnings: ProblemDetail[] }

async function checksOf({ credential, jwt, holderProof, options, context }: Checking): Promise<Problems> {
  const found: Problems = { errors: [], warnings: [] }
  const asked = new Set(options.checks)
  const proof = jwt ? await checkJwt(jwt, context) : await proofsOf(credential, options, context)
  if (asked.has('proof')) {
    found.errors.push(...problemsOf(proof.signature))
    // One problem is told once, although it stops both checks.
    if (proof.binding.reason !== proof.signature.reason)
      bindingProblems({ binding: proof.binding, credential, options, found })
    found.errors.push(...presentedProblems(credential, options))
    if (holderProof) found.errors.push(...(await holderProblems(holderProof, options)))
  }
  if (asked.has('validity')) found.errors.push(...problemsOf(checkDates(credential, context.now)))
  const isProven = found.errors.length === 0
  // A forged credential must not make us fetch what it names.
  if (asked.has('credentialStatus') && isProven)
    found.errors.push(...problemsOf(await checkStatus(credential, context)))
  return found
}

function proofsOf(
  credential: JsonObject,
  { expectedProofPurpose }: VerifyRequestOptions,
  context: VerificationContext,
): Promise<ProofChecks> {
  return checkProofs(credential, context, {
    purpose: expectedProofPurpose ?? 'assertionMethod',
    owner: issuerIdOf(credential),
  })
}

/**
 * Where only the proof was asked for and the issuer is a web address, a key of another controller is a warning:
 * the proof verifies, and whose it is belongs to validation (VC Data Model 2.0, appendix A.2). A DID that did not sign
 * is always an error.
 */
function bindingProblems(input: {
  binding: Check
  credential: JsonObject
  options: VerifyRequestOptions
  found: Problems
}): void {
  const { binding, credential, options, found } = input
  const isWebAddress = /^https?:/.test(issuerIdOf(credential) ?? '')
  const isLenient = options.isProofAlone && isWebAddress && binding.reason === 'key-not-the-issuers'
  found[isLenient ? 'warnings' : 'errors'].push(...problemsOf(binding))
}

/** What a verifier asked the proof to answer (Data Integrity 1.0 §4.5, steps 6 and 7). */
export function presentedProblems(document: JsonObject, { challenge, domain }: VerifyRequestOptions): ProblemDetail[] {
  const proofs = asArray(document.proof).filter(isJsonObject)
  const problems: ProblemDetail[] = []
  if (challenge !== undefined && !proofs.every((proof) => proof.challenge === challenge)) {
    problems.push(problem('invalidChallenge', 'proof.challenge is not the challenge asked for', '$.proof.challenge'))
  }
  if (domain !== undefined && !proofs.every((proof) => asArray(proof.domain).includes(domain))) {
    problems.push(problem('invalidDomain', 'proof.domain is not the domain asked for', '$.proof.domain'))
  }
  return problems
}

/** Problems of an SD-JWT's key binding: signature, audience and nonce (RFC 9901 §7.3). */
async function holderProblems(
  proof: HolderProof,
  { challenge, domain }: VerifyRequestOptions,
): Promise<ProblemDetail[]> {
  if (!(await isHoldersProof(proof))) return problemsOf(notPassed('issuer-binding', 'holder-did-not-sign'))
  return claimProblems(decodeJwt(proof.jwt)?.claims ?? {}, { challenge, domain })
}

/** What a verifier asked a JWT to answer: `nonce` and `aud` are its challenge and domain (VC-JOSE-COSE §3.2). */
export function claimProblems(
  { nonce, aud }: JsonObject,
  { challenge, domain }: Pick<VerifyRequestOptions, 'challenge' | 'domain'>,
): ProblemDetail[] {
  const problems: ProblemDetail[] = []
  if (challenge !== undefined && nonce !== challenge) {
    problems.push(problem('invalidChallenge', 'nonce is not the challenge asked for'))
  }
  if (domain !== undefined && !asArray(aud).includes(domain)) {
    problems.push(problem('invalidDomain', 'aud is not the domain asked for'))
  }
  return problems
}

/** The problems of a check, none where it passed. */
export function problemsOf(check: Check): ProblemDetail[] {
  const found = problemOfCheck(check)
  return found ? [found] : []
}

/** Puts an answer together. */
export function concluded(parts: {
  errors: ProblemDetail[]
  warnings?: ProblemDetail[]
  checks?: VcApiCheck[]
  credential?: JsonObject
}): VcApiVerification {
  const { errors, warnings = [], checks = [], credential } = parts
  const verified = errors.length === 0
  const status = verified ? 200 : 400
  const problemDetails = [...errors, ...warnings]
  return { verified, status, checks, warnings, errors, problemDetails, ...(credential ? { credential } : {}) }
}
