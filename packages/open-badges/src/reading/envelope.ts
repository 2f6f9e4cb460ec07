import { jwtInDataUrl, sdJwtInDataUrl } from '../jwt/data-url.ts'
import { decodeJwt } from '../jwt/decode-jwt.ts'
import { asArray, isJsonObject, isWithinBounds, type JsonObject } from '../model/json.ts'
import { type HolderProof, isSdJwt, isSdJwtType, readSdJwt } from '../sd-jwt/read-sd-jwt.ts'
import { type Standard, standardOf } from './standard-of.ts'

/** A credential that came as a JWT or SD-JWT, unverified. */
export type SecuredCredential = { credential: JsonObject; jwt: string; holderProof?: HolderProof }

/** A document that came as a JWT or SD-JWT. */
export type EnvelopedBadge = { document: JsonObject; standard: Standard; jwt: string; holderProof?: HolderProof }

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

/** What an envelope holds; `undefined` where that is neither a JWT nor an SD-JWT. */
export function credentialInEnvelope({ id }: JsonObject): SecuredCredential | undefined {
  return openCompact(sdJwtInDataUrl(id)) ?? openJwt(jwtInDataUrl(id))
}

/** A credential as compact text: an SD-JWT or a JWT. */
export function openCompact(text = ''): SecuredCredential | undefined {
  const read = isSdJwt(text) ? readSdJwt(text) : openJwt(text)
  return read && isWithinBounds(read.credential, BOUNDS) ? read : undefined
}

function openJwt(jwt = ''): SecuredCredential | undefined {
  const decoded = decodeJwt(jwt)
  if (decoded && isSdJwtType(decoded.header)) return readSdJwt(`${jwt}~`)
  return decoded && { credential: decoded.credential, jwt }
}
