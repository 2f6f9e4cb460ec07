import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { checkAssertion } from '../open-badges-2/check-assertion.ts'
import { envelopedBadge } from '../reading/envelope.ts'
import type { ReadBadge } from '../reading/read-badge.ts'
import { standardOf } from '../reading/standard-of.ts'
import { checkCredential } from './check-credential.ts'
import { checkEndorsements } from './check-endorsements.ts'
import { checkOwnProof, isUnsigned } from './check-presentation.ts'
import { mergeChecks } from './merge-checks.ts'
import { type Caution, type Check, type CheckedDocument, notPassed, verdictOf } from './report.ts'
import { summariseCredential } from './summarise.ts'
import type { VerificationContext } from './verification-context.ts'

/** Presentations carry records, and records carry badges; nothing carries more. */
const MAX_NESTING = 3
const MAX_CONTAINED = 32

/** A document as read, on its own or within another one. */
export type DocumentInput = Pick<ReadBadge, 'standard' | 'document' | 'jwt' | 'holderProof' | 'assertionUrl'>

/** Checks a document of any kind, and everything in it that stands on its own. */
export async function checkDocument(
  input: DocumentInput,
  context: VerificationContext,
  nesting = 0,
): Promise<CheckedDocument> {
  if (input.standard === 'open-badges-2') return checkAssertion({ ...input, context })
  const isPresentation = input.standard === 'verifiable-presentation'
  const own = isPresentation ? await checkOwnProof(input, context) : await checkCredential({ ...input, context })
  const documents = containedIn(input)
  if (documents === undefined) return checkedCredential(input, own, context)
  if (documents.length === 0) return alone([...own, notPassed('shape', 'shape-wrong', 'verifiableCredential')])
  if (nesting >= MAX_NESTING || documents.length > MAX_CONTAINED) return alone([...own, notPassed('shape', 'too-deep')])
  const contained: CheckedDocument[] = []
  for (const document of documents) contained.push(await checkContained(document, context, nesting + 1))
  const checks = mergeChecks([own, ...contained.map((one) => one.checks)])
  const cautions = [...new Set([...contained.flatMap((one) => one.cautions), ...shownBy(input, contained)])]
  return { checks, cautions, summary: contained[0]?.summary ?? {}, contained }
}

/** What a presentation or a learner record is made of; `undefined` where the document is a single badge. */
function containedIn({ standard, document }: DocumentInput): unknown[] | undefined {
  if (standard === 'verifiable-presentation') return asArray(document.verifiableCredential).flat()
  if (!asArray(document.type).includes('ClrCredential')) return undefined
  return asArray(document.credentialSubject).flatMap((subject) =>
    isJsonObject(subject) ? asArray(subject.verifiableCredential) : [],
  )
}

async function checkContained(given: unknown, context: VerificationContext, nesting: number): Promise<CheckedDocument> {
  const enveloped = envelopedBadge(given)
  if (enveloped) return checkDocument(enveloped, context, nesting)
  const standard = isJsonObject(given) ? standardOf(given) : undefined
  if (!isJsonObject(given) || !standard || standard === 'open-badges-2')
    return alone([notPassed('shape', 'shape-wrong', 'verifiableCredential')])
  return checkDocument({ document: given, standard }, context, nesting)
}

async function checkedCredential(
  { document, standard }: DocumentInput,
  checks: Check[],
  context: VerificationContext,
): Promise<CheckedDocument> {
  const isProven = !['not-genuine', 'cannot-tell'].includes(verdictOf(checks))
  const endorsements = isProven ? await checkEndorsements(document, context) : []
  const cautions: Caution[] = standard === 'verifiable-credential' ? ['not-an-open-badge'] : []
  if (endorsements.some(({ verdict }) => verdict !== 'genuine')) cautions.push('endorsement-not-proven')
  const summary = summariseCredential(document, context.language)
  if (asArray(document.proof).some(isDerivedProof)) cautions.push('parts-may-be-left-out')
  if (checks.some(({ reason }) => reason === 'status-list-too-short')) cautions.push('status-list-short')
  return { checks, cautions, summary, ...(endorsements.length > 0 ? { endorsements } : {}) }
}

/** A holder may leave out what the issuer did not make mandatory, and nothing shows it (ECDSA Cryptosuites 1.0 §3.5.7). */
function isDerivedProof(proof: unknown): boolean {
  if (!isJsonObject(proof) || proof.cryptosuite !== 'ecdsa-sd-2023') return false
  // All but the issuer's own begin so, by the header of §3.5.7.
  return String(proof.proofValue).startsWith('u2V0B')
}

/** A badge that was given to one person and is shown by another; where nobody signed for it, it is not known by whom. */
function shownBy(input: DocumentInput, contained: readonly CheckedDocument[]): Caution[] {
  const { document, standard } = input
  if (standard !== 'verifiable-presentation') return []
  if (isUnsigned(input)) return ['holder-unknown']
  const holder = idOf(document.holder)
  const isAnothers = contained.some(
    ({ summary }) => summary.recipientId !== undefined && summary.recipientId !== holder,
  )
  return isAnothers ? ['shown-by-somebody-else'] : []
}

function idOf(value: JsonObject[string]): string | undefined {
  const id = isJsonObject(value) ? value.id : value
  return typeof id === 'string' ? id : undefined
}

function alone(checks: Check[]): CheckedDocument {
  return { checks: mergeChecks([checks]), cautions: [], summary: {} }
}
