import { CREDENTIALS_V2_CONTEXT } from '../contexts/context-names.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import type { JsonObject } from '../model/json.ts'
import { signCredentialAsVcJwt } from './sign-credential-as-jwt.ts'

/** A credential secured as `application/vc+jwt`, in the envelope that JSON-LD carries it in (VC Data Model 2.0 §4.13.1). */
export async function envelopeCredential(
  credential: JsonObject,
  signer: { key: KeyPair; verificationMethod: string },
): Promise<JsonObject> {
  const jwt = await signCredentialAsVcJwt(credential, { key: signer.key, keyId: signer.verificationMethod })
  return {
    '@context': CREDENTIALS_V2_CONTEXT,
    id: `data:application/vc+jwt,${jwt}`,
    type: 'EnvelopedVerifiableCredential',
  }
}
