import * as z from 'zod/mini'
import { CREDENTIALS_V1_CONTEXT, CREDENTIALS_V2_CONTEXT } from '../contexts/context-names.ts'
import { contextsFrom, oneOrSome, party, typedObject, typesWith, url } from './parts.ts'
import { type DataModelProblem, problemsOf } from './problems.ts'

const presentation = z.looseObject({
  '@context': z.union([contextsFrom(CREDENTIALS_V2_CONTEXT), contextsFrom(CREDENTIALS_V1_CONTEXT)]),
  id: z.optional(url),
  type: typesWith('VerifiablePresentation'),
  holder: z.optional(party),
  verifiableCredential: z.optional(
    z.union([
      z.looseObject({}),
      z.array(z.union([z.looseObject({}), z.array(z.looseObject({}))])).check(z.maxLength(64)),
    ]),
  ),
  termsOfUse: z.optional(oneOrSome(typedObject)),
  proof: z.optional(oneOrSome(z.looseObject({ type: z.string() }))),
})

/** Every clause of the VC Data Model that a presentation itself does not keep (§4.13); its credentials have their own. */
export function presentationProblems(document: unknown): DataModelProblem[] {
  return problemsOf(presentation, document)
}

const envelopeContexts = z.union([
  z.literal(CREDENTIALS_V2_CONTEXT),
  z
    .array(z.unknown())
    .check(z.refine((list) => list.includes(CREDENTIALS_V2_CONTEXT), `must name ${CREDENTIALS_V2_CONTEXT}`)),
])

const ENVELOPE_FIELDS = new Set(['@context', 'type', 'id'])

/** What stands beside the secured text is secured by nothing, and could be taken for a claim of the issuer. */
const nothingBeside = z.check<object>((envelope) => {
  for (const field of Object.keys(envelope.value).filter((name) => !ENVELOPE_FIELDS.has(name))) {
    const message = 'is outside the signature: an envelope holds nothing but @context, type and id'
    envelope.issues.push({ code: 'custom', input: envelope.value, path: [field], message })
  }
})

function envelope(type: 'EnvelopedVerifiableCredential' | 'EnvelopedVerifiablePresentation') {
  return z
    .looseObject({
      '@context': envelopeContexts,
      type: typesWith(type),
      id: z.string().check(z.startsWith('data:', 'must be a data: URL')),
    })
    .check(nothingBeside)
}

/** Every clause that an envelope does not keep (VC Data Model 2.0 §4.13.1 and §4.13.2). */
export function envelopeProblems(
  document: unknown,
  type: 'EnvelopedVerifiableCredential' | 'EnvelopedVerifiablePresentation',
): DataModelProblem[] {
  return problemsOf(envelope(type), document)
}
