import { canonicalize } from '../canonicalization/canonicalize.ts'
import { refusalOfContexts } from '../contexts/check-contexts.ts'
import {
  type ContextSet,
  CREDENTIALS_V1_CONTEXT,
  CREDENTIALS_V2_CONTEXT,
  DATA_INTEGRITY_CONTEXT,
  DATA_INTEGRITY_V1_CONTEXT,
} from '../contexts/context-names.ts'
import { contextsWith } from '../contexts/known-contexts.ts'
import { credentialProblems } from '../data-model/verifiable-credential-strict.ts'
import { envelopeCredential } from '../jwt/enveloped.ts'
import { KeyFault } from '../keys/key-fault.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import { decodePublicMultikey } from '../keys/multikey.ts'
import { asArray, isJsonObject, isWithinBounds, type JsonObject } from '../model/json.ts'
import { type Cryptosuite, suiteNamed, takesKey } from '../proof/cryptosuites.ts'
import { addProof } from '../proof/sign-credential.ts'
import { SigningFault } from '../proof/signing-fault.ts'
import { type IssueOptions, readIssueOptions } from './issue-options.ts'
import { malformed, type ProblemDetail, problem } from './problem-details.ts'

/** A key of the issuer, and its address in the issuer's DID document. */
export type IssuingKey = { key: KeyPair; verificationMethod: string }

/** Who issues. */
export type VcApiIssuer = {
  did: string
  /** The first key that fits the cryptosuite asked for signs; the first of all where none is asked for. */
  keys: readonly IssuingKey[]
  now: Date
  contexts?: Readonly<Record<string, object>>
  /** Takes places in status lists for a credential that names none itself; the answer becomes its `credentialStatus`. */
  allocateStatus?: (credential: JsonObject) => Promise<JsonObject[]>
  /** Whether a credential that names no issuer at all gets this one. The conformance suite wants it refused. */
  acceptsAbsentIssuer?: boolean
}

/** What `POST /credentials/issue` answers: 201 with the credential, or 400 with the problems. */
export type IssueOutcome =
  | { ok: true; status: 201; verifiableCredential: JsonObject }
  | { ok: false; status: 400; problems: ProblemDetail[] }

const BOUNDS = { maxDepth: 48, maxNodes: 20_000 }

/**
 * Issues any credential of VC Data Model 2.0 or 1.1 (VC-API, Issue Credential): checks it clause by clause, refuses
 * words that no context defines and the name of another issuer, and signs it. Never throws, whatever the request.
 */
export async function issueVerifiableCredential(request: unknown, issuer: VcApiIssuer): Promise<IssueOutcome> {
  if (!isJsonObject(request)) return refused(problem('parsing', 'The body must be a JSON object.', '$'))
  if (!isJsonObject(request.credential)) {
    return refused(problem('malformed', '$.credential must be an object', '$.credential'))
  }
  if (!isWithinBounds(request, BOUNDS))
    return refused(problem('parsing', 'The document is too deep or too large.', '$'))
  const options = readIssueOptions(request.options)
  if (!options.ok) return { ok: false, status: 400, problems: options.problems }
  try {
    return await issue({ given: request.credential, options: options.options, issuer })
  } catch (error) {
    if (error instanceof SigningFault || error instanceof KeyFault) {
      return refused(problem('proofGeneration', error.message, '$.credential'))
    }
    throw error
  }
}

type Issuing = { given: JsonObject; options: IssueOptions; issuer: VcApiIssuer }

async function issue({ given, options, issuer }: Issuing): Promise<IssueOutcome> {
  const contexts = contextsWith(issuer.contexts)
  const named = withIssuer(given, issuer)
  if (!named.ok) return refused(named.problem)
  const credential = withProofContext(withDate(withId(named.credential, options), issuer), options)
  const problems = malformed(credentialProblems(credential))
  if (problems.length > 0) return { ok: false, status: 400, problems }
  const trouble = await troubleWithWords(credential, contexts)
  if (trouble) return refused(trouble)
  const signer = signerFor(options, issuer)
  if (!signer) return refused(problem('proofGeneration', 'No key fits what $.options asks for.', '$.options'))
  const complete = await withStatus(credential, issuer)
  if (options.envelope) {
    return { ok: true, status: 201, verifiableCredential: await envelopeCredential(complete, signer) }
  }
  const previousProof = options.previousProof
  const signed = await addProof(complete, {
    ...options,
    ...signer,
    created: options.created ?? issuer.now,
    contexts,
    previousProof,
  })
  return { ok: true, status: 201, verifiableCredential: withSingleProof(signed) }
}

type NamedOutcome = { ok: true; credential: JsonObject } | { ok: false; problem: ProblemDetail }

/** An issuer without an id is taken to be this one; another one is not signed for. */
function withIssuer(given: JsonObject, { did, acceptsAbsentIssuer }: VcApiIssuer): NamedOutcome {
  const { issuer } = given
  if (issuer === undefined && acceptsAbsentIssuer) return { ok: true, credential: { ...given, issuer: did } }
  if (isJsonObject(issuer) && !('id' in issuer)) {
    return { ok: true, credential: { ...given, issuer: { id: did, ...issuer } } }
  }
  const id = isJsonObject(issuer) ? issuer.id : issuer
  if (id === did) return { ok: true, credential: given }
  const path = isJsonObject(issuer) ? '$.issuer.id' : '$.issuer'
  return {
    ok: false,
    problem: problem('malformed', `${path} must be ${did}: this service signs for no one else`, path),
  }
}

function withId(credential: JsonObject, { credentialId }: IssueOptions): JsonObject {
  return credentialId && !('id' in credential) ? { id: credentialId, ...credential } : credential
}

/** The first data model requires the day of issue (§4.6), which who issues knows best. */
function withDate(credential: JsonObject, { now }: VcApiIssuer): JsonObject {
  const isV1 = asArray(credential['@context'])[0] === CREDENTIALS_V1_CONTEXT
  if (!isV1 || 'issuanceDate' in credential) return credential
  return { ...credential, issuanceDate: now.toISOString().replace(/\.\d+Z$/, 'Z') }
}

/** Only the first data model's own context leaves out what a Data Integrity proof says (Data Integrity 1.0 §2.4.1). */
function withProofContext(credential: JsonObject, { envelope }: IssueOptions): JsonObject {
  const named = asArray(credential['@context'])
  const isDefined = [DATA_INTEGRITY_CONTEXT, DATA_INTEGRITY_V1_CONTEXT].some((context) => named.includes(context))
  if (envelope || isDefined || named[0] !== CREDENTIALS_V1_CONTEXT) return credential
  return { ...credential, '@context': [...named, DATA_INTEGRITY_CONTEXT] }
}

/** A word that no context defines would be outside the signature. */
async function troubleWithWords(credential: JsonObject, contexts: ContextSet): Promise<ProblemDetail | undefined> {
  const { proof: _, ...unsigned } = credential
  const refusal = refusalOfContexts(unsigned, contexts)
  if (refusal) return problem('malformed', `${refusal.reason}: ${refusal.detail}`, "$['@context']")
  const canonical = await canonicalize(unsigned, contexts)
  return canonical.ok ? undefined : problem('malformed', `${canonical.reason}: ${canonical.detail}`, '$')
}

function signerFor({ cryptosuite, verificationMethod }: IssueOptions, { keys }: VcApiIssuer) {
  const named = keys.filter((one) => verificationMethod === undefined || one.verificationMethod === verificationMethod)
  return named.find(({ key }) => cryptosuite === undefined || isKeyFor(key, cryptosuite))
}

function isKeyFor({ publicKeyMultibase }: KeyPair, cryptosuite: Cryptosuite): boolean {
  const kind = decodePublicMultikey(publicKeyMultibase)?.kind
  return kind !== undefined && takesKey(suiteNamed(cryptosuite), kind)
}

async function withStatus(credential: JsonObject, { allocateStatus }: VcApiIssuer): Promise<JsonObject> {
  const isV2 = asArray(credential['@context'])[0] === CREDENTIALS_V2_CONTEXT
  if (!allocateStatus || !isV2 || credential.credentialStatus !== undefined) return credential
  const entries = await allocateStatus(credential)
  if (entries.length === 0) return credential
  return { ...credential, credentialStatus: entries.length === 1 ? entries[0] : entries }
}

function withSingleProof(signed: JsonObject): JsonObject {
  const proofs = asArray(signed.proof)
  return proofs.length === 1 ? { ...signed, proof: proofs[0] } : signed
}

function refused(...problems: ProblemDetail[]): IssueOutcome {
  return { ok: false, status: 400, problems }
}
