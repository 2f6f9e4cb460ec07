import { jwtInDataUrl, sdJwtInDataUrl } from '../jwt/data-url.ts'
import { decodeJwt } from '../jwt/decode-jwt.ts'
import { asArray, isJsonObject, isWithinBounds, type JsonObject } from '../model/json.ts'
import { type HolderProof, isSdJwt, isSdJwtType, readSdJwt } from '../sd-jwt/read-sd-jwt.ts'
import { type Standard, standardOf } from './standard-of.ts'

/** A credential that came as a JWT or SD-JWT, unverified. */
export type SecuredCredential = {
  container: 'jwt' | 'sd-jwt'
  credential: JsonObject
  jwt: string
  holderProof?: HolderProof
}

/** A document that came as a JWT or SD-JWT. */
export type EnvelopedBadge = Omit<SecuredCredential, 'credential'> & { document: JsonObject; standard: Standard }

/** Deeper or bushier documents are refused before anything walks them recursively. */
export const BOUNDS = { maxDepth: 48, maxNodes: 20_000 }

/** Takes a badge out of a compact JWT or SD-JWT, or of the envelope around one (VC Data Model 2.0 §4.13.1). Verifies nothing. */
export function envelopedBadge(given: unknown): EnvelopedBadge | undefined {
  const isEnvelope = isJsonObject(given) && asArray(given.type).includes('EnvelopedVerifiableCredential')
  const secured = isEnvelope ? credentialInEnvelope(given) : typeof given === 'string' ? openCompact(given) : undefined
  const standard = secured && standardOf(secured.credential)
  if (!secured || !standard) return undefined
  const { credential: document, ...rest } = secured
  return { document, standard, ...rest }
}

/**
 * What an envelope holds; `undefined` where that is not what its media type says. An SD-JWT ends with `~` or the holder's
 * JWT, and that mark must not be omitted (RFC 9901 §4): a plain JWT is none, whatever the envelope calls it, nor the reverse.
 */
export function credentialInEnvelope({ id }: JsonObject): SecuredCredential | undefined {
  const sdJwt = sdJwtInDataUrl(id)
  if (sdJwt !== undefined) return isSdJwt(sdJwt) ? openCompact(sdJwt) : undefined
  const jwt = jwtInDataUrl(id)
  const isPlain = jwt !== undefined && !isSdJwt(jwt) && !isSdJwtType(decodeJwt(jwt)?.header ?? {})
  return isPlain ? openCompact(jwt) : undefined
}

/** A credential as compact text: an SD-JWT or a JWT. */
export function openCompact(text: string): SecuredCredential | undefined {
  const read = isSdJwt(text) ? openSdJwt(text) : openJwt(text)
  return read && isWithinBounds(read.credential, BOUNDS) ? read : undefined
}

function openSdJwt(text: string): SecuredCredential | undefined {
  const read = readSdJwt(text)
  return read && { container: 'sd-jwt', ...read }
}

/** By hand, outside an envelope, an SD-JWT of which nothing is disclosed may have lost the mark at its end: it still says what it is. */
function openJwt(jwt: string): SecuredCredential | undefined {
  const decoded = decodeJwt(jwt)
  if (decoded && isSdJwtType(decoded.header)) return openSdJwt(`${jwt}~`)
  return decoded && { container: 'jwt', credential: decoded.credential, jwt }
}
