import { decodeBase64url } from '../keys/multikey.ts'
import { isJsonObject, type JsonObject } from '../model/json.ts'
import { parseJson } from '../reading/parse-json.ts'

/** A compact JWS taken apart, unverified. `credential` is the payload, or the `vc` claim of VC 1.1. */
export type DecodedJwt = { header: JsonObject; claims: JsonObject; credential: JsonObject }

/** Nested presentations carry whole credentials as text, so depth is small and size is not. */
const BOUNDS = { maxDepth: 64, maxNodes: 60_000 }

/** Registered claims that a payload may add to the fields of a credential. */
const REGISTERED_CLAIMS = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'cnf'])

const JWT_CLAIMS = new Set([...REGISTERED_CLAIMS, 'nonce'])

/** Takes a compact JWS apart; `undefined` where it is none, or its payload is not a JSON object. Never throws. */
export function decodeJwt(jwt: string): DecodedJwt | undefined {
  const [header, payload, signature, ...rest] = jwt.split('.', 4)
  if (!header || !payload || !signature || rest.length > 0) return undefined
  const headerJson = jsonOf(header)
  const claims = jsonOf(payload)
  if (!headerJson || !claims) return undefined
  return { header: headerJson, claims, credential: credentialOf(claims) }
}

/** The presentation in the claims of a JWT: the `vp` claim of VC 1.1, or the claims themselves (VC-JOSE-COSE §3.1.2). */
export function presentationIn(claims: JsonObject): JsonObject {
  if (isJsonObject(claims.vp)) return { ...defined({ holder: claims.iss }), ...claims.vp }
  return Object.fromEntries(Object.entries(claims).filter(([claim]) => !JWT_CLAIMS.has(claim)))
}

/** What the credential leaves unsaid, the registered claims say (VC Data Model 1.1 §6.3.1). */
export function credentialOf(claims: JsonObject): JsonObject {
  const { iss, jti, nbf, exp, sub } = claims
  if (isJsonObject(claims.vc)) {
    const unsaid = { issuer: iss, id: jti, issuanceDate: dateOf(nbf), expirationDate: dateOf(exp) }
    return withSubject({ ...defined(unsaid), ...claims.vc }, sub)
  }
  const stated = Object.entries(claims).filter(([claim]) => !REGISTERED_CLAIMS.has(claim))
  const unsaid = { issuer: iss, id: jti, validFrom: dateOf(nbf), validUntil: dateOf(exp) }
  return withSubject({ ...defined(unsaid), ...Object.fromEntries(stated) }, sub)
}

function withSubject(credential: JsonObject, sub: JsonObject[string]): JsonObject {
  const { credentialSubject } = credential
  if (sub === undefined || !isJsonObject(credentialSubject) || credentialSubject.id !== undefined) return credential
  return { ...credential, credentialSubject: { ...credentialSubject, id: sub } }
}

function defined(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function dateOf(seconds: unknown): string | undefined {
  if (typeof seconds !== 'number' || !(Math.abs(seconds) < 8.64e12)) return undefined
  return new Date(seconds * 1000).toISOString()
}

function jsonOf(part: string): JsonObject | undefined {
  const bytes = decodeBase64url(part)
  if (!bytes) return undefined
  const text = textOf(bytes)
  const parsed = text === undefined ? undefined : parseJson(text, BOUNDS)
  return parsed?.ok && isJsonObject(parsed.value) ? parsed.value : undefined
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
