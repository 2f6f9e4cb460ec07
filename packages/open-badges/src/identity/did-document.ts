import type { JsonObject } from '../model/json.ts'

/** What a DID document is made from. `keys` are public Multikeys, newest first, rotated-out ones included. */
export type DidDocumentParts = { did: string; keys: string[]; alsoKnownAs?: string[] }

/** The address of a key within its owner's DID document. */
export function verificationMethodOf(did: string, publicKeyMultibase: string): string {
  return `${did}#${publicKeyMultibase}`
}

/**
 * The document to publish for an issuer (DID 1.0 §5). Every key given is listed for assertions: leave rotated-out
 * keys in, so that badges signed with them still verify; take a key out only when it was stolen.
 */
export function didDocument({ did, keys, alsoKnownAs }: DidDocumentParts): JsonObject {
  const methods = keys.map((key) => verificationMethodOf(did, key))
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    ...(alsoKnownAs && alsoKnownAs.length > 0 ? { alsoKnownAs } : {}),
    verificationMethod: keys.map((publicKeyMultibase) => ({
      id: verificationMethodOf(did, publicKeyMultibase),
      type: 'Multikey',
      controller: did,
      publicKeyMultibase,
    })),
    authentication: methods,
    assertionMethod: methods,
  }
}
