import { refusalOfContexts } from '../contexts/check-contexts.ts'
import { envelopeProblems, presentationProblems } from '../data-model/verifiable-presentation-strict.ts'
import { checkJws } from '../jwt/check-jwt.ts'
import { jwtInDataUrl } from '../jwt/data-url.ts'
import { decodeJwt, presentationIn } from '../jwt/decode-jwt.ts'
import { asArray, isJsonObject, isWithinBounds, type JsonObject } from '../model/json.ts'
import { checkProofs, issuerIdOf, type ProofChecks } from '../proof/check-proofs.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { contextOf, type VerifyOptions } from '../verification/verify-options.ts'
import { malformed, type ProblemDetail, problem } from './problem-details.ts'
import { readVerifyRequest, type VerifyRequestOptions } from './verify-options.ts'
import {
  claimProblems,
  concluded,
  presentedProblems,
  problemsOf,
  type VcApiVerification,
  verifyOne,
} from './verify-verifiable-credential.ts'

/** What `POST /presentations/verify` answers: the presentation's own result, and one for each credential in it. */
export type VcApiPresentationVerification = VcApiVerification & {
  presentation?: JsonObject
  credentialResults: VcApiVerification[]
}

const BOUNDS = { maxDepth: 56, maxNodes: 60_000 }

/**
 * Verifies a presentation (VC-API, Verify Presentation): shape, proof for `authentication`, challenge and domain where
 * they were asked for, every credential in it, and that what a holder says of itself names that holder. Never throws.
 */
export async function verifyVerifiablePresentation(
  request: unknown,
  powers: VerifyOptions,
): Promise<VcApiPresentationVerification> {
  const read = readVerifyRequest(request, 'verifiablePresentation')
  if (read.problems.length > 0) return answered({ errors: read.problems })
  try {
    return await verify(read.given, read.options, contextOf(powers))
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return answered({ errors: [problem('parsing', detail.slice(0, 300))] })
  }
}

async function verify(
  given: unknown,
  options: VerifyRequestOptions,
  context: VerificationContext,
): Promise<VcApiPresentationVerification> {
  const opened = openPresentation(given)
  if (!opened.ok) return answered({ errors: opened.problems })
  const { presentation } = opened
  if (!isWithinBounds(presentation, BOUNDS))
    return answered({ errors: [problem('parsing', 'Too deep or too large.', '$')] })
  const shape = malformed(presentationProblems(presentation))
  if (shape.length > 0) return answered({ errors: shape, presentation })
  const { verifiableCredential, ...own } = presentation
  const refusal = opened.jwt ? undefined : refusalOfContexts(own, context.contexts)
  if (refusal) {
    const detail = `${refusal.reason}: ${refusal.detail}`
    return answered({ errors: [problem('malformed', detail, "$['@context']")], presentation })
  }
  const proof = await checkOwnProof(opened, context)
  const errors = [...problemsOf(proof.signature)]
  if (proof.binding.reason !== proof.signature.reason) errors.push(...problemsOf(proof.binding))
  errors.push(...askedProblems(opened, options))
  const credentials = asArray(verifiableCredential).flat()
  const results: VcApiVerification[] = []
  for (const credential of credentials) {
    results.push(await verifyContained({ credential, opened, isProven: errors.length === 0, options, context }))
  }
  return answered({ errors, presentation, results, checks: [...options.checks] })
}

type Opened = { ok: true; presentation: JsonObject; jwt?: { text: string; header: JsonObject; claims: JsonObject } }
type OpenOutcome = Opened | { ok: false; problems: ProblemDetail[] }

function openPresentation(given: unknown): OpenOutcome {
  if (typeof given === 'string') return openJwt(given)
  if (!isJsonObject(given)) return failed(problem('parsing', 'A presentation must be an object.', '$'))
  if (!asArray(given.type).includes('EnvelopedVerifiablePresentation')) return { ok: true, presentation: given }
  const problems = malformed(envelopeProblems(given, 'EnvelopedVerifiablePresentation'))
  const jwt = jwtInDataUrl(given.id)
  if (problems.length > 0) return { ok: false, problems }
  return jwt === undefined ? failed(problem('malformed', '$.id must hold a JWT', '$.id')) : openJwt(jwt)
}

function openJwt(text: string): OpenOutcome {
  const decoded = decodeJwt(text)
  if (!decoded) return failed(problem('parsing', 'The text is not a compact JWT.', '$'))
  const { header, claims } = decoded
  return { ok: true, presentation: presentationIn(claims), jwt: { text, header, claims } }
}

function failed(...problems: ProblemDetail[]): OpenOutcome {
  return { ok: false, problems }
}

/** Whom a presentation names as its holder. */
function holderOf({ holder }: JsonObject): string | undefined {
  const id = isJsonObject(holder) ? holder.id : holder
  return typeof id === 'string' ? id : undefined
}

function checkOwnProof({ presentation, jwt }: Opened, context: VerificationContext): Promise<ProofChecks> {
  const holder = holderOf(presentation)
  if (!jwt) return checkProofs(presentation, context, { purpose: 'authentication', owner: holder })
  const { text, header, claims } = jwt
  const signer = typeof claims.iss === 'string' ? claims.iss : String(header.kid ?? '').split('#')[0]
  return checkJws({ jwt: text, header, owner: holder ?? signer, purpose: 'authentication', context })
}

function askedProblems({ presentation, jwt }: Opened, options: VerifyRequestOptions): ProblemDetail[] {
  if (!jwt) return presentedProblems(presentation, options)
  return claimProblems(jwt.claims, options)
}

type Contained = {
  credential: unknown
  opened: Opened
  isProven: boolean
  options: VerifyRequestOptions
  context: VerificationContext
}

/**
 * A credential that nothing but the presentation's proof secures is the holder's word about itself: it must be issued in
 * the holder's name (VC Data Model 2.0 §4.13.3). One with a proof of its own stands on that.
 */
async function verifyContained(contained: Contained): Promise<VcApiVerification> {
  const { credential, opened, isProven, options, context } = contained
  if (!isJsonObject(credential)) {
    return concluded({ errors: [problem('malformed', 'A credential must be an object.', '$.verifiableCredential')] })
  }
  const issuer = issuerIdOf(credential)
  const isHolders = issuer !== undefined && issuer === holderOf(opened.presentation)
  const isEnvelope = asArray(credential.type).includes('EnvelopedVerifiableCredential')
  if (credential.proof === undefined && !isEnvelope && isProven && isHolders) {
    return withoutProof(credential, { options, context })
  }
  const { challenge: _, domain: __, expectedProofPurpose: ___, ...asked } = options
  return verifyOne(credential, { options: asked, context })
}

async function withoutProof(
  credential: JsonObject,
  { options, context }: { options: VerifyRequestOptions; context: VerificationContext },
): Promise<VcApiVerification> {
  const others = new Set([...options.checks].filter((check) => check !== 'proof'))
  return verifyOne(credential, { options: { checks: others, isProofAlone: false }, context })
}

function answered(parts: {
  errors: ProblemDetail[]
  presentation?: JsonObject
  results?: VcApiVerification[]
  checks?: VcApiVerification['checks']
}): VcApiPresentationVerification {
  const { errors, presentation, results = [], checks } = parts
  const inner = results.flatMap((result, at) =>
    result.errors.map((one) => ({ ...one, path: `$.verifiableCredential[${at}]${one.path?.slice(1) ?? ''}` })),
  )
  const whole = concluded({
    errors: [...errors, ...inner],
    warnings: results.flatMap(({ warnings }) => warnings),
    checks,
  })
  return { ...whole, ...(presentation ? { presentation } : {}), credentialResults: results }
}
