import { isJsonObject, type JsonObject } from '../model/json.ts'

/** The registered claims that a credential's own fields imply (Open Badges 3.0 §8.2.3). Times are Unix seconds. */
export function registeredClaimsOf(credential: JsonObject): JsonObject {
  const { issuer, credentialSubject, id } = credential
  const claims: JsonObject = {
    iss: isJsonObject(issuer) ? issuer.id : issuer,
    jti: id,
    nbf: secondsOf(credential.validFrom ?? credential.issuanceDate),
    exp: secondsOf(credential.validUntil ?? credential.expirationDate),
    sub: isJsonObject(credentialSubject) ? credentialSubject.id : undefined,
  }
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
}

function secondsOf(dateTime: unknown): number | undefined {
  return typeof dateTime === 'string' ? Math.floor(Date.parse(dateTime) / 1000) : undefined
}
