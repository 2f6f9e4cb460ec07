import { decodeBase64url } from '../keys/multikey.ts'
import { isJsonObject, type JsonObject } from '../model/json.ts'
import { parseJson } from '../reading/parse-json.ts'

const PREFIX = 'did:jwk:'

/** The document of a did:jwk, worked out from the identifier alone (did:jwk, To resolve); `undefined` where it is none. */
export function resolveDidJwk(did: string): JsonObject | undefined {
  const bytes = did.startsWith(PREFIX) && did.length < 4096 ? decodeBase64url(did.slice(PREFIX.length)) : undefined
  if (!bytes) return undefined
  const parsed = parseJson(new TextDecoder().decode(bytes), { maxDepth: 4, maxNodes: 64 })
  if (!parsed.ok || !isJsonObject(parsed.value)) return undefined
  const id = `${did}#0`
  // A key meant for encryption signs nothing.
  const purposes = parsed.value.use === 'enc' ? {} : { assertionMethod: [id], authentication: [id] }
  const method = { id, type: 'JsonWebKey', controller: did, publicKeyJwk: parsed.value }
  return { id: did, verificationMethod: [method], ...purposes }
}
