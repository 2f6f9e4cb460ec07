import { compactVerify, importJWK } from 'jose'
import type { JwsParts } from '../jwt/jws-algorithms.ts'

/** Checks a compact JWS; throws where it is wrong. */
export async function verifyJwsSignature({ jws, key, algorithm }: JwsParts): Promise<boolean> {
  await compactVerify(jws, await importJWK({ ...key }, algorithm), { algorithms: [algorithm] })
  return true
}
