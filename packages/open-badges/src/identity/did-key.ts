import { decodePublicMultikey } from '../keys/multikey.ts'
import type { JsonObject } from '../model/json.ts'
import { didDocument } from './did-document.ts'

const PREFIX = 'did:key:'

/** The identifier that is itself a public key (did:key 0.9 §3.1). */
export function didKeyOf(publicKeyMultibase: string): string {
  return PREFIX + publicKeyMultibase
}

/** The document of a did:key, worked out from the identifier alone; `undefined` where it is not a did:key we can read. */
export function resolveDidKey(did: string): JsonObject | undefined {
  if (!did.startsWith(PREFIX)) return undefined
  const publicKeyMultibase = did.slice(PREFIX.length)
  if (!decodePublicMultikey(publicKeyMultibase)) return undefined
  return didDocument({ did, keys: [publicKeyMultibase] })
}
