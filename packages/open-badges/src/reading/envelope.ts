import { jwtInDataUrl } from '../jwt/data-url.ts'
import { decodeJwt } from '../jwt/decode-jwt.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { type Standard, standardOf } from './standard-of.ts'

/** A document that came as a JWT. */
export type EnvelopedBadge = { document: JsonObject; standard: Standard; jwt: string }

/** Takes a badge out of a compact JWT, or of the envelope around one (VC Data Model 2.0 §4.13.1). Verifies nothing. */
export function envelopedBadge(given: unknown): EnvelopedBadge | undefined {
  const isEnvelope = isJsonObject(given) && asArray(given.type).includes('EnvelopedVerifiableCredential')
  const jwt = isEnvelope ? jwtInDataUrl(given.id) : given
  const decoded = typeof jwt === 'string' ? decodeJwt(jwt) : undefined
  const standard = decoded && standardOf(decoded.credential)
  if (typeof jwt !== 'string' || !decoded || !standard) return undefined
  return { document: decoded.credential, standard, jwt }
}
