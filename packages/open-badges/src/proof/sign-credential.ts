import type { HashName } from '../canonicalization/canonical-outcome.ts'
import type { ContextSet } from '../contexts/context-names.ts'
import { knownContexts } from '../contexts/known-contexts.ts'
import type { ProofPurpose } from '../identity/issuer-keys.ts'
import { encodeBase58btc } from '../keys/base58btc.ts'
import { signEcdsa } from '../keys/ecdsa.ts'
import { signEd25519 } from '../keys/ed25519.ts'
import { KeyFault } from '../keys/key-fault.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import { decodePublicMultikey, type MultikeyKind } from '../keys/multikey.ts'
import { HASH_OF_CURVE } from '../keys/nist-curves.ts'
import { dateTimeOf } from '../model/build-achievement-credential.ts'
import type { AchievementCredential, SignedCredential } from '../model/credential.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { type Cryptosuite, suiteNamed, takesKey } from './cryptosuites.ts'
import { type HashOutcome, hashToSign } from './data-integrity.ts'
import { SigningFault } from './signing-fault.ts'

/**
 * Who signs, when and how. `verificationMethod` is the key's address in the issuer's DID document. Without
 * `cryptosuite` it is `eddsa-rdfc-2022` for a key on Ed25519, `ecdsa-rdfc-2019` for one on a NIST curve.
 */
export type SigningOptions = {
  key: KeyPair
  verificationMethod: string
  created: Date
  cryptosuite?: Cryptosuite
  expires?: Date
  /** The proof's own address, so that later proofs can name it. */
  proofId?: string
  /** Contexts to accept beside the package's own. */
  contexts?: ContextSet
}

/** What the proof of a presentation says beside: to whom it is shown, and what was asked. */
export type PresentationProofOptions = { proofPurpose?: ProofPurpose; challenge?: string; domain?: string }

/** What can be signed: an unsigned credential, typed or plain. */
export type Signable = Pick<AchievementCredential, '@context' | 'issuer'> | JsonObject

/**
 * Signs a credential with a Data Integrity proof (Open Badges 3.0 §8.3; Data Integrity EdDSA Cryptosuites 1.0 §3.2.1).
 * A proof that was there is replaced.
 *
 * @throws {@link SigningFault} where a field is not defined by the credential's contexts, or a context is unknown
 * @throws {@link KeyFault} where the key cannot be read, or is not of the kind that the suite takes
 */
export async function signCredential<T extends Signable = AchievementCredential>(
  credential: T,
  options: SigningOptions,
): Promise<SignedCredential<T>> {
  const document = withoutProof(credential as unknown as JsonObject)
  const making = makeProof(document, options)
  const proof = making instanceof Promise ? await making : making
  return { ...document, proof } as unknown as SignedCredential<T>
}

/**
 * Adds one more proof to a signed credential (Data Integrity 1.0 §2.1.1). With `previousProof`, the ids of proofs that
 * are there already, the new one is made over them too and so is next in a chain (§2.1.2).
 *
 * @throws {@link SigningFault} as {@link signCredential}, and where a previous proof is not there
 * @throws {@link KeyFault} where the key cannot be read
 */
export async function addProof(
  signed: JsonObject,
  options: SigningOptions & PresentationProofOptions & { previousProof?: readonly string[] },
): Promise<JsonObject> {
  const { previousProof = [] } = options
  const earlier = asArray(signed.proof).filter(isJsonObject)
  const secured = previousProof.map((id) => earlier.find((proof) => proof.id === id))
  if (!secured.every(isJsonObject)) {
    throw new SigningFault({ ok: false, reason: 'not-json-ld', detail: `previousProof ${previousProof}` })
  }
  const document = withoutProof(signed)
  const named = previousProof.length === 1 ? previousProof[0] : [...previousProof]
  const isChained = previousProof.length > 0
  const proof = await makeProof(isChained ? { ...document, proof: secured } : document, {
    ...options,
    ...(isChained ? { fields: { previousProof: named } } : {}),
  })
  return { ...document, proof: [...earlier, proof] }
}

/** Proof fields that only some proofs have. */
type ProofFields = { fields?: JsonObject }

type ProofInput = SigningOptions & PresentationProofOptions & ProofFields

/** Makes the proof of a document (Data Integrity 1.0 §4.2). At once where nothing has to be waited for. */
export function makeProof(document: JsonObject, options: ProofInput): JsonObject | Promise<JsonObject> {
  const kind = kindOf(options.key)
  const cryptosuite = options.cryptosuite ?? (kind === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019')
  const suite = suiteNamed(cryptosuite)
  if (!takesKey(suite, kind)) throw new KeyFault('secret-key-unreadable')
  const contexts = options.contexts ?? knownContexts
  const proof = proofFields(document, cryptosuite, options)
  const hashName: HashName = kind === 'Ed25519' ? 'sha256' : HASH_OF_CURVE[kind]
  const hashing = hashToSign({ document, proof, suite, hashName, contexts })
  const sign = (outcome: HashOutcome) => signedProof(proof, outcome, { kind, key: options.key })
  return hashing instanceof Promise ? hashing.then(sign) : sign(hashing)
}

type SigningKey = { kind: MultikeyKind; key: KeyPair }

/** Ends a proof with its value. */
function signedProof(proof: JsonObject, outcome: HashOutcome, { kind, key }: SigningKey): JsonObject {
  if (!outcome.ok) throw new SigningFault(outcome)
  const { hash } = outcome
  const signature = kind === 'Ed25519' ? signEd25519(hash, key.secretKeyMultibase) : signEcdsa(hash, kind, key)
  proof.proofValue = `z${encodeBase58btc(signature)}`
  return proof
}

function proofFields(document: JsonObject, cryptosuite: Cryptosuite, options: ProofInput): JsonObject {
  const { created, expires, proofId, verificationMethod, proofPurpose, challenge, domain, fields } = options
  const proof: JsonObject = {}
  const isJcs = suiteNamed(cryptosuite).canonicalization === 'jcs'
  if (isJcs && document['@context'] !== undefined) proof['@context'] = document['@context']
  if (proofId) proof.id = proofId
  proof.type = 'DataIntegrityProof'
  proof.cryptosuite = cryptosuite
  proof.created = dateTimeOf(created)
  if (expires) proof.expires = dateTimeOf(expires)
  proof.verificationMethod = verificationMethod
  proof.proofPurpose = proofPurpose ?? 'assertionMethod'
  if (domain) proof.domain = domain
  if (challenge) proof.challenge = challenge
  return fields ? Object.assign(proof, fields) : proof
}

const keptKinds = new Map<string, MultikeyKind>()

function kindOf({ publicKeyMultibase }: KeyPair): MultikeyKind {
  const kept = keptKinds.get(publicKeyMultibase)
  if (kept) return kept
  const kind = decodePublicMultikey(publicKeyMultibase)?.kind
  if (!kind) throw new KeyFault('public-key-unreadable')
  if (keptKinds.size >= 512) keptKinds.clear()
  keptKinds.set(publicKeyMultibase, kind)
  return kind
}

function withoutProof(credential: JsonObject): JsonObject {
  if (!('proof' in credential)) return credential
  const { proof: _, ...document } = credential
  return document
}
