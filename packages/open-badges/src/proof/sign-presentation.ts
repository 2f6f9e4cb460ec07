import { CREDENTIALS_V2_CONTEXT } from '../contexts/context-names.ts'
import type { JsonObject } from '../model/json.ts'
import { makeProof, type PresentationProofOptions, type SigningOptions } from './sign-credential.ts'

/** What a presentation is made of: who shows, and what. */
export type PresentationParts = {
  id?: string
  holder: string
  /** Signed credentials, or envelopes around them; never text. */
  credentials: readonly JsonObject[]
  /** Contexts beside the one of VC Data Model 2.0. */
  contexts?: readonly string[]
}

/** Builds an unsigned presentation (VC Data Model 2.0 §4.13). */
export function buildPresentation({ id, holder, credentials, contexts = [] }: PresentationParts): JsonObject {
  return {
    '@context': [CREDENTIALS_V2_CONTEXT, ...contexts],
    ...(id ? { id } : {}),
    type: ['VerifiablePresentation'],
    holder,
    verifiableCredential: [...credentials],
  }
}

/**
 * Signs a presentation for a verifier: `challenge` is the verifier's nonce, `domain` its identity
 * (Data Integrity 1.0 §2.1, proof purpose `authentication`).
 *
 * @throws {@link SigningFault} where a field is not defined by its contexts
 * @throws {@link KeyFault} where the key cannot be read
 */
export async function signPresentation(
  presentation: JsonObject,
  options: SigningOptions & Omit<PresentationProofOptions, 'proofPurpose'>,
): Promise<JsonObject> {
  const { proof: _, ...document } = presentation
  return { ...document, proof: await makeProof(document, { ...options, proofPurpose: 'authentication' }) }
}
