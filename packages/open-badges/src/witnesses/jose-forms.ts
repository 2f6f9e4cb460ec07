import { createHash, randomBytes } from 'node:crypto'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'

/** A P-256 key as a DID document publishes it for what reads JOSE. */
export interface PublishedKey {
  id: string
  type: 'JsonWebKey'
  controller: string
  publicKeyJwk: object
}

/** Whether `@digitalbazaar/ecdsa-multikey` finds a compact JWS signed by ES256 with this key. */
export async function isJwsVerifiedByDigitalBazaar(jws: string, key: PublishedKey): Promise<boolean> {
  const [header = '', payload = '', signature = ''] = jws.split('.')
  return verifierOf(key)(`${header}.${payload}`, signature)
}

/** What `@sd-jwt/sd-jwt-vc` reads of an SD-JWT that this key signed; undefined where it refuses it. */
export async function readByOpenWallet(sdJwt: string, key: PublishedKey): Promise<object | undefined> {
  const verifier = new SDJwtVcInstance({
    hasher: async (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : Buffer.from(data))
        .digest(),
    hashAlg: 'sha-256',
    saltGenerator: async (length) => randomBytes(length).toString('base64url'),
    signAlg: 'ES256',
    verifier: verifierOf(key),
  })
  const read = await verifier.verify(sdJwt).catch(() => undefined)
  return read?.payload
}

const verifierOf =
  ({ publicKeyJwk, id, controller }: PublishedKey) =>
  async (data: string, signature: string) => {
    const verifier = (await EcdsaMultikey.fromJwk({ jwk: publicKeyJwk, id, controller })).verifier()
    return verifier.verify({ data: Buffer.from(data), signature: Buffer.from(signature, 'base64url') })
  }
