import { verifyEcdsa, verifyEd25519 } from '#platform'
import { problemOfSelectiveProof } from '#selective-disclosure'
import type { IssuerKey } from '../identity/issuer-keys.ts'
import { decodeMultibase } from '../keys/multikey.ts'
import { HASH_OF_CURVE } from '../keys/nist-curves.ts'
import { ed25519BytesOf, type VerificationKey } from '../keys/verification-key.ts'
import type { JsonObject } from '../model/json.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import type { ProofSuite } from './cryptosuites.ts'
import { hashOfOptions, hashToSign } from './data-integrity.ts'
import { startsWithContexts } from './proof-shape.ts'

/** A proof, what it secures, and the key it names. */
export type SignatureInput = {
  document: JsonObject
  proof: JsonObject
  suite: ProofSuite
  method: IssuerKey | undefined
  context: VerificationContext
}

/** Checks the signature of one proof by the steps of its suite. */
export async function checkSignature(input: SignatureInput): Promise<Check> {
  const { proof, suite, method, context } = input
  if (!method) return notPassed('signature', 'key-not-found', String(proof.verificationMethod))
  const { key } = method
  if (!key || !isForSuite(key, suite)) return notPassed('signature', 'key-kind-unknown', method.id)
  if (suite.isSelective) return checkSelective(input, key)
  const signature = decodeMultibase(String(proof.proofValue))
  if (signature?.length !== (key.kty === 'EC' && key.crv === 'P-384' ? 96 : 64)) {
    return notPassed('signature', 'proof-malformed', 'proofValue')
  }
  const document = documentToHash(input)
  if (!document) return notPassed('signature', 'signature-wrong', '@context')
  const hashName = key.kty === 'EC' ? HASH_OF_CURVE[key.crv] : 'sha256'
  const hashing = hashToSign({ document, proof, suite, hashName, contexts: context.contexts })
  const hashed = hashing instanceof Promise ? await hashing : hashing
  if (!hashed.ok) return notPassed('signature', hashed.reason, hashed.detail)
  return (await isRight(hashed.hash, signature, key)) ? passed('signature') : notPassed('signature', 'signature-wrong')
}

async function checkSelective(input: SignatureInput, key: VerificationKey): Promise<Check> {
  const { document, proof, suite, context } = input
  const { contexts } = context
  if (key.kty !== 'EC' || key.crv !== 'P-256') return notPassed('signature', 'key-kind-unknown', input.method?.id)
  const hashing = await hashOfOptions({ document, proof, suite, hashName: 'sha256', contexts })
  if (!hashing.ok) return notPassed('signature', hashing.reason, hashing.detail)
  const { x, y } = key
  const { hash: proofHash } = hashing
  const proofValue = String(proof.proofValue)
  const problem = await problemOfSelectiveProof({ document, proofValue, proofHash, key: { x, y }, contexts })
  return problem ? notPassed('signature', problem.reason, problem.detail) : passed('signature')
}

function isForSuite(key: VerificationKey, { keys }: ProofSuite): boolean {
  return key.kty === (keys === 'eddsa' ? 'OKP' : 'EC')
}

/** A JCS proof secures the document under the contexts that it names itself; contexts added later are outside it. */
function documentToHash({ document, proof, suite }: SignatureInput): JsonObject | undefined {
  if (suite.canonicalization === 'rdfc' || proof['@context'] === undefined) return document
  if (!startsWithContexts(document, proof)) return undefined
  return { ...document, '@context': proof['@context'] }
}

function isRight(data: Uint8Array, signature: Uint8Array, key: VerificationKey): boolean | Promise<boolean> {
  if (key.kty === 'EC') return verifyEcdsa({ data, signature, curve: key.crv, x: key.x, y: key.y })
  const publicKey = ed25519BytesOf(key)
  return publicKey !== undefined && verifyEd25519(data, signature, publicKey)
}
