import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import { cryptosuite } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import { createDiscloseCryptosuite, createSignCryptosuite } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { verificationMethodOf } from '../identity/did-document.ts'
import { didKeyOf } from '../identity/did-key.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import type { NistCurve } from '../keys/nist-curves.ts'
import { documentLoader } from './digitalbazaar.ts'

/** An issuer whose ECDSA key `@digitalbazaar/ecdsa-multikey` made, and a way to sign with it. */
export type EcdsaWitness = {
  did: string
  verificationMethod: string
  key: KeyPair
  sign(credential: object, created: Date): Promise<object>
  /** Signs by `ecdsa-sd-2023`, with what a holder may never leave out. */
  signSelectively(credential: object, created: Date, mandatoryPointers: string[]): Promise<object>
}

/** An issuer on one of the curves that signs with `@digitalbazaar/vc` by `ecdsa-rdfc-2019`. */
export async function anEcdsaWitness(curve: NistCurve): Promise<EcdsaWitness> {
  const made = await EcdsaMultikey.generate({ curve })
  const key = await made.export({ publicKey: true, secretKey: true })
  const did = didKeyOf(key.publicKeyMultibase)
  const verificationMethod = verificationMethodOf(did, key.publicKeyMultibase)
  Object.assign(made, { id: verificationMethod, controller: did })
  const signer = made.signer()
  const sign = (credential: object, created: Date) => {
    const suite = new DataIntegrityProof({ signer, cryptosuite, date: created })
    return vc.issue({ credential: structuredClone(credential), suite, documentLoader })
  }
  const signSelectively = (credential: object, created: Date, mandatoryPointers: string[]) => {
    const suite = new DataIntegrityProof({
      signer,
      cryptosuite: createSignCryptosuite({ mandatoryPointers }),
      date: created,
    })
    return vc.issue({ credential: structuredClone(credential), suite, documentLoader })
  }
  return { did, verificationMethod, key, sign, signSelectively }
}

/** What a holder discloses of a credential that was signed by `ecdsa-sd-2023`, by `@digitalbazaar/vc`. */
export function disclose(credential: object, selectivePointers: string[]): Promise<object> {
  const suite = new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers }) })
  return vc.derive({ verifiableCredential: structuredClone(credential), suite, documentLoader })
}

/** Whether `@digitalbazaar/vc` accepts a credential that is signed by `ecdsa-rdfc-2019`. */
export async function isEcdsaVerifiedByDigitalBazaar(credential: object, now: Date): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite })
  const { verified } = await vc.verifyCredential({ credential, suite, documentLoader, now })
  return verified
}
