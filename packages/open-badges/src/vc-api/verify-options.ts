import * as z from 'zod'
import { problemsOf } from '../data-model/problems.ts'
import { isJsonObject } from '../model/json.ts'
import { malformed, type ProblemDetail, problem } from './problem-details.ts'

/** What a request to verify asks (VC-API, Verify Credential and Verify Presentation, `options`). */
export type VerifyRequestOptions = {
  checks: ReadonlySet<'proof' | 'validity' | 'credentialStatus'>
  /** The request asked for the proof and nothing else. */
  isProofAlone: boolean
  challenge?: string
  domain?: string
  expectedProofPurpose?: 'assertionMethod' | 'authentication'
}

const CHECK_NAMES: Readonly<Record<string, 'proof' | 'validity' | 'credentialStatus'>> = {
  proof: 'proof',
  validity: 'validity',
  expiration: 'validity',
  credentialStatus: 'credentialStatus',
  status: 'credentialStatus',
}

const optionsSchema = z.looseObject({
  checks: z
    .array(z.string().refine((name) => Object.hasOwn(CHECK_NAMES, name), 'must be the name of a check'))
    .optional(),
  challenge: z.string().optional(),
  domain: z.string().optional(),
  expectedProofPurpose: z.enum(['assertionMethod', 'authentication']).optional(),
})

/** The document of a request and its options, or what is wrong with the request. */
export type VerifyRequest = { given: unknown; options: VerifyRequestOptions; problems: ProblemDetail[] }

/** Reads a request to verify; without `checks`, or with none in it, everything is checked. */
export function readVerifyRequest(
  request: unknown,
  field: 'verifiableCredential' | 'verifiablePresentation',
): VerifyRequest {
  const all = new Set(Object.values(CHECK_NAMES))
  const nothing: VerifyRequest = { given: undefined, options: { checks: all, isProofAlone: false }, problems: [] }
  if (!isJsonObject(request))
    return { ...nothing, problems: [problem('parsing', 'The body must be a JSON object.', '$')] }
  const given = request[field]
  if (given === undefined || given === null) {
    return { ...nothing, problems: [problem('malformed', `$.${field} must be there`, `$.${field}`)] }
  }
  const parsed = optionsSchema.safeParse(request.options ?? {})
  if (!parsed.success) {
    const problems = problemsOf(optionsSchema, request.options)
    return {
      ...nothing,
      problems: malformed(problems.map((one) => ({ ...one, path: one.path.replace('$', '$.options') }))),
    }
  }
  const { checks: named = [], challenge, domain, expectedProofPurpose } = parsed.data
  const asked = new Set(named.flatMap((name) => CHECK_NAMES[name] ?? []))
  const checks = asked.size === 0 ? all : asked
  const isProofAlone = asked.size === 1 && asked.has('proof')
  return { given, options: { checks, isProofAlone, challenge, domain, expectedProofPurpose }, problems: [] }
}
