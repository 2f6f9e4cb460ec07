import { ECDH } from 'node:crypto'
import { encodeBase64url } from './multikey.ts'

/** Names that OpenSSL gives the curves. */
const OPENSSL_NAME = { 'P-256': 'prime256v1', 'P-384': 'secp384r1' } as const

/** Expands a compressed point into a JSON Web Key; `undefined` where the bytes are not a point of the curve. */
export function nistPointToJwk(crv: 'P-256' | 'P-384', point: Uint8Array) {
  try {
    const whole = ECDH.convertKey(Buffer.from(point), OPENSSL_NAME[crv], undefined, undefined, 'uncompressed')
    const bytes = typeof whole === 'string' ? Buffer.from(whole, 'latin1') : whole
    const half = (bytes.length - 1) / 2
    const x = encodeBase64url(bytes.subarray(1, 1 + half))
    return { kty: 'EC', crv, x, y: encodeBase64url(bytes.subarray(1 + half)) } as const
  } catch {
    return undefined
  }
}
