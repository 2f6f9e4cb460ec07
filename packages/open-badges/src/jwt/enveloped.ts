import { CREDENTIALS_V2_CONTEXT } from '../contexts/known-contexts.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import type { JsonObject } from '../model/json.ts'
import { signCredentialAsVcJwt } from './sign-credential-as-jwt.ts'

/** Media types under which a credential or presentation is secured as a JWT; the older names too. */
const JWT_MEDIA_TYPES = new Set([
  'application/vc+jwt',
  'application/vp+jwt',
  'application/vc-ld+jwt',
  'application/vp-ld+jwt',
  'application/jwt',
])

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

/** The JWT in a data: URL (RFC 2397); `undefined` where the URL holds something else. */
export function jwtInDataUrl(url: unknown): string | undefined {
  if (typeof url !== 'string' || !url.startsWith('data:')) return undefined
  const comma = url.indexOf(',')
  const [mediaType = '', ...parameters] = url.slice('data:'.length, comma).split(';')
  // `;base64url` is written by some, although a compact JWS needs no encoding.
  const isPlain = parameters.every((parameter) => parameter === 'base64url')
  return comma > 0 && isPlain && JWT_MEDIA_TYPES.has(mediaType) ? url.slice(comma + 1) : undefined
}
