import * as z from 'zod'
import { CREDENTIALS_V1_CONTEXT, CREDENTIALS_V2_CONTEXT } from '../contexts/context-names.ts'
import {
  contextsFrom,
  dateTimeStamp,
  languageText,
  oneOrSome,
  party,
  typedObject,
  typedObjectWithId,
  typesWith,
  url,
} from './parts.ts'
import { type DataModelProblem, problemsOf } from './problems.ts'
import { relatedResources } from './related-resource.ts'
import { statusEntryStrict, statusListSubject } from './status-entry.ts'

const subject = z
  .looseObject({ id: z.optional(url) })
  .refine((claims) => Object.keys(claims).length > 0, 'must make a claim')

const commonFields = {
  id: z.optional(url),
  type: typesWith('VerifiableCredential'),
  issuer: party,
  credentialSubject: oneOrSome(subject),
  credentialStatus: z.optional(oneOrSome(statusEntryStrict)),
  credentialSchema: z.optional(oneOrSome(typedObjectWithId)),
  termsOfUse: z.optional(oneOrSome(typedObject)),
  evidence: z.optional(oneOrSome(typedObject)),
  refreshService: z.optional(oneOrSome(typedObject)),
  proof: z.optional(oneOrSome(z.looseObject({ type: z.string() }))),
}

/** A credential of VC Data Model 2.0, with every clause that can be checked without the network. */
const credential2 = z
  .looseObject({
    ...commonFields,
    '@context': contextsFrom(CREDENTIALS_V2_CONTEXT),
    name: z.optional(languageText),
    description: z.optional(languageText),
    validFrom: z.optional(dateTimeStamp),
    validUntil: z.optional(dateTimeStamp),
    confidenceMethod: z.optional(oneOrSome(typedObject)),
    renderMethod: z.optional(oneOrSome(typedObject)),
    relatedResource: z.optional(relatedResources),
  })
  .superRefine(({ id, validFrom, validUntil, relatedResource, type, credentialSubject }, problems) => {
    if (validFrom && validUntil && Date.parse(validFrom) > Date.parse(validUntil)) {
      problems.addIssue({ code: 'custom', path: ['validUntil'], message: 'must not be before validFrom' })
    }
    if (id && [relatedResource ?? []].flat().some((resource) => resource.id === id)) {
      problems.addIssue({ code: 'custom', path: ['relatedResource'], message: 'must not be the credential itself' })
    }
    const isList = [type].flat().includes('BitstringStatusListCredential')
    for (const { path, message } of isList ? problemsOf(statusListSubject, credentialSubject) : []) {
      problems.addIssue({ code: 'custom', path: ['credentialSubject'], message: `${path}: ${message}` })
    }
  })

/** A credential of VC Data Model 1.1. */
const credential1 = z.looseObject({
  ...commonFields,
  '@context': contextsFrom(CREDENTIALS_V1_CONTEXT),
  issuanceDate: dateTimeStamp,
  expirationDate: z.optional(dateTimeStamp),
})

/** Every clause of the VC Data Model that a credential does not keep, 2.0 or, where its contexts say so, 1.1. */
export function credentialProblems(document: unknown): DataModelProblem[] {
  const [first] = [Object(document)['@context']].flat()
  return problemsOf(first === CREDENTIALS_V1_CONTEXT ? credential1 : credential2, document)
}
