import { knownContexts } from '../contexts/known-contexts.ts'
import { encodeBase58btc } from '../keys/base58btc.ts'
import { signEd25519 } from '../keys/ed25519.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import { dateTimeOf } from '../model/build-achievement-credential.ts'
import type { AchievementCredential, SignedCredential } from '../model/credential.ts'
import type { JsonObject } from '../model/json.ts'
import { hashToSign } from './data-integrity.ts'
import { SigningFault } from './signing-fault.ts'

/** Who signs and when. `verificationMethod` is the key's address in the issuer's DID document. */
export type SigningOptions = { key: KeyPair; verificationMethod: string; created: Date }

/** What can be signed: an unsigned credential, typed or plain. */
export type Signable = Pick<AchievementCredential, '@context' | 'issuer'> | JsonObject

/**
 * Signs a credential with a Data Integrity proof, cryptosuite `eddsa-rdfc-2022`
 * (Open Badges 3.0 §8.3; Data Integrity EdDSA Cryptosuites 1.0 §3.2.1).
 *
 * @throws {@link SigningFault} where a field is not defined by the credential's contexts, or a context is unknown
 * @throws {@link KeyFault} where the key cannot be read
 */
export async function signCredential<T extends Signable = AchievementCredential>(
  credential: T,
  { key, verificationMethod, created }: SigningOptions,
): Promise<SignedCredential<T>> {
  const document = withoutProof(credential as unknown as JsonObject)
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: dateTimeOf(created),
    verificationMethod,
    proofPurpose: 'assertionMethod',
  }
  const outcome = await hashToSign({ document, proof, contexts: knownContexts })
  if (!outcome.ok) throw new SigningFault(outcome)
  const proofValue = `z${encodeBase58btc(signEd25519(outcome.hash, key.secretKeyMultibase))}`
  return { ...document, proof: { ...proof, proofValue } } as unknown as SignedCredential<T>
}

function withoutProof(credential: JsonObject): JsonObject {
  if (!('proof' in credential)) return credential
  const { proof: _, ...document } = credential
  return document
}
