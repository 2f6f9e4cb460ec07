import { decodeBase64url } from '../keys/multikey.ts'
import { isJsonObject, type JsonObject } from '../model/json.ts'

/** A compact JWS taken apart, unverified. `credential` is the payload, or the `vc` claim of VC 1.1. */
export type DecodedJwt = { header: JsonObject; claims: JsonObject; credential: JsonObject }

/** Registered claims that a payload may add to the fields of a credential. */
const REGISTERED_CLAIMS = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'cnf'])

/** Takes a compact JWS apart; `undefined` where it is none, or its payload is not a JSON object. Never throws. */
export function decodeJwt(jwt: string): DecodedJwt | undefined {
  const [header, payload, signature, ...rest] = jwt.split('.', 4)
  if (!header || !payload || !signature || rest.length > 0) return undefined
  const headerJson = jsonOf(header)
  const claims = jsonOf(payload)
  if (!headerJson || !claims) return undefined
  return { header: headerJson, claims, credential: credentialOf(claims) }
}

function credentialOf(claims: JsonObject): JsonObject {
  if (isJsonObject(claims.vc)) return claims.vc
  return Object.fromEntries(Object.entries(claims).filter(([claim]) => !REGISTERED_CLAIMS.has(claim)))
}

function jsonOf(part: string): JsonObject | undefined {
  const bytes = decodeBase64url(part)
  if (!bytes) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
