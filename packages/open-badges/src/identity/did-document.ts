import { decodePublicMultikey } from '../keys/multikey.ts'
import { nistPointToJwk } from '../keys/nist-curves.ts'
import type { JsonObject } from '../model/json.ts'

/** What a DID document is made from. `keys` are public Multikeys, newest first, rotated-out ones included. */
export type DidDocumentParts = {
  did: string
  keys: string[]
  alsoKnownAs?: string[]
  /**
   * Publishes keys on NIST curves as `JsonWebKey` (VC-JOSE-COSE, Controlled Identifiers 1.0 §2.2.3): for an issuer that
   * signs JWTs alone with them, as wallets that read JOSE look for `publicKeyJwk`. ECDSA cryptosuites of Data Integrity
   * need Multikeys.
   */
  nistKeysAsJwk?: boolean
}

/** The address of a key within its owner's DID document. */
export function verificationMethodOf(did: string, publicKeyMultibase: string): string {
  return `${did}#${publicKeyMultibase}`
}

/**
 * The document to publish for an issuer (DID 1.0 §5). Every key given is listed for assertions: leave rotated-out
 * keys in, so that badges signed with them still verify; take a key out only when it was stolen.
 */
export function didDocument({ did, keys, alsoKnownAs, nistKeysAsJwk = false }: DidDocumentParts): JsonObject {
  const methods = keys.map((key) => verificationMethodOf(did, key))
  const published = keys.map((key) => ({
    id: verificationMethodOf(did, key),
    controller: did,
    ...((nistKeysAsJwk && jsonWebKeyOf(key)) || { type: 'Multikey', publicKeyMultibase: key }),
  }))
  const hasJwk = published.some(({ type }) => type === 'JsonWebKey')
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      ...(hasJwk ? ['https://w3id.org/security/jwk/v1'] : []),
    ],
    id: did,
    ...(alsoKnownAs && alsoKnownAs.length > 0 ? { alsoKnownAs } : {}),
    verificationMethod: published,
    authentication: methods,
    assertionMethod: methods,
  }
}

function jsonWebKeyOf(publicKeyMultibase: string) {
  const multikey = decodePublicMultikey(publicKeyMultibase)
  if (!multikey || multikey.kind === 'Ed25519') return undefined
  const publicKeyJwk = nistPointToJwk(multikey.kind, multikey.bytes)
  return publicKeyJwk && ({ type: 'JsonWebKey', publicKeyJwk } as const)
}
