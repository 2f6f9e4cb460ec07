import * as z from 'zod'
import { dateTimeStamp, url } from '../data-model/parts.ts'
import { problemsOf } from '../data-model/problems.ts'
import { type Cryptosuite, isCryptosuite } from '../proof/cryptosuites.ts'
import { malformed, type ProblemDetail } from './problem-details.ts'

/** What a request may ask of the proof (VC-API, Issue Credential, `options`). */
export type IssueOptions = {
  cryptosuite?: Cryptosuite
  verificationMethod?: string
  created?: Date
  expires?: Date
  challenge?: string
  domain?: string
  proofId?: string
  previousProof?: string[]
  credentialId?: string
  /** Secured by a JWT around it instead of a proof within (VC-JOSE-COSE §3.1.1). */
  envelope: boolean
}

const optionsSchema = z.looseObject({
  type: z.literal('DataIntegrityProof').optional(),
  cryptosuite: z.custom<Cryptosuite>(isCryptosuite, 'must be a cryptosuite that is known here').optional(),
  proofPurpose: z.literal('assertionMethod').optional(),
  verificationMethod: z.string().optional(),
  created: z.optional(dateTimeStamp),
  expires: z.optional(dateTimeStamp),
  challenge: z.string().optional(),
  domain: z.string().optional(),
  proofId: z.optional(url),
  previousProof: z.union([z.string(), z.array(z.string())]).optional(),
  credentialId: z.optional(url),
  mediaType: z.enum(['application/vc', 'application/vc+jwt']).optional(),
})

/** Reads the options of a request to issue; unknown ones are left alone, as the VC-API allows. */
export function readIssueOptions(
  given: unknown,
): { ok: true; options: IssueOptions } | { ok: false; problems: ProblemDetail[] } {
  const parsed = optionsSchema.safeParse(given ?? {})
  if (!parsed.success) {
    const problems = problemsOf(optionsSchema, given).map(({ path, message }) => ({
      path: path.replace('$', '$.options'),
      message,
    }))
    return { ok: false, problems: malformed(problems) }
  }
  const { created, expires, previousProof, mediaType, ...rest } = parsed.data
  return {
    ok: true,
    options: {
      cryptosuite: rest.cryptosuite,
      verificationMethod: rest.verificationMethod,
      challenge: rest.challenge,
      domain: rest.domain,
      proofId: rest.proofId,
      credentialId: rest.credentialId,
      ...(created ? { created: new Date(created) } : {}),
      ...(expires ? { expires: new Date(expires) } : {}),
      ...(previousProof === undefined ? {} : { previousProof: [previousProof].flat() }),
      envelope: mediaType === 'application/vc+jwt',
    },
  }
}
