import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { knownContexts } from '../contexts/known-contexts.ts'
import type { TestIssuer } from '../fixtures/issuer.ts'
import { didDocument } from '../identity/did-document.ts'
import { didKeyOf } from '../identity/did-key.ts'

/** Loads the package's contexts and did:key documents, as an offline verifier by another vendor does. */
export async function documentLoader(url: string) {
  const document = knownContexts.get(url) ?? didKeyDocument(url)
  if (!document) throw new Error(`not loaded: ${url}`)
  return { contextUrl: null, document, documentUrl: url }
}

function didKeyDocument(url: string): object | undefined {
  const [did, fragment] = url.split('#')
  if (!did?.startsWith('did:key:')) return undefined
  const publicKeyMultibase = did.slice('did:key:'.length)
  if (!fragment) return didDocument({ did, keys: [publicKeyMultibase] })
  return {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: url,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase,
  }
}

/** A way to sign with `@digitalbazaar/vc`, its key imported once. */
export async function digitalBazaarSigner(
  issuer: TestIssuer,
): Promise<(credential: object, created: Date) => Promise<object>> {
  const key = await Ed25519Multikey.from({
    '@context': 'https://w3id.org/security/multikey/v1',
    type: 'Multikey',
    id: issuer.verificationMethod,
    controller: didKeyOf(issuer.key.publicKeyMultibase),
    ...issuer.key,
  })
  const signer = key.signer()
  return (credential, created) => {
    const suite = new DataIntegrityProof({ signer, cryptosuite, date: created })
    return vc.issue({ credential, suite, documentLoader })
  }
}

/** Signs one credential with `@digitalbazaar/vc`. */
export async function signByDigitalBazaar(credential: object, issuer: TestIssuer, created: Date): Promise<object> {
  return (await digitalBazaarSigner(issuer))(structuredClone(credential), created)
}

/** Whether `@digitalbazaar/vc` accepts a credential. */
export async function isVerifiedByDigitalBazaar(credential: object, now: Date): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite })
  const checkStatus = async () => ({ verified: true })
  const { verified } = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus, now })
  return verified
}
