import { encodeBase64url } from './multikey.ts'

/** The NIST curves that badges may be signed on. */
export type NistCurve = 'P-256' | 'P-384'

/** The hash that goes with each curve (Data Integrity ECDSA Cryptosuites 1.0 §3.2). */
export const HASH_OF_CURVE = { 'P-256': 'sha256', 'P-384': 'sha384' } as const

/** A signature to check: `x` and `y` are the coordinates of the public key, base64url. */
export type EcdsaSignature = { data: Uint8Array; signature: Uint8Array; curve: NistCurve; x: string; y: string }

/** Each curve is y² = x³ − 3x + b modulo p (NIST SP 800-186 §3.2.1). */
const CURVES: Record<NistCurve, { bytes: number; p: bigint; b: bigint }> = {
  'P-256': {
    bytes: 32,
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    bytes: 48,
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
}

/** Expands a compressed point into a JSON Web Key (SEC 1 §2.3.4); `undefined` where the bytes are no point of the curve. */
export function nistPointToJwk(crv: NistCurve, point: Uint8Array) {
  const { bytes, p, b } = CURVES[crv]
  const parity = point[0]
  if (point.length !== bytes + 1 || (parity !== 2 && parity !== 3)) return undefined
  const x = BigInt(`0x${Array.from(point.subarray(1), (byte) => byte.toString(16).padStart(2, '0')).join('')}`)
  if (x >= p) return undefined
  const square = ((((x * x - 3n) * x + b) % p) + p) % p
  // Both primes are 3 modulo 4, so this power is a root where there is one.
  const root = power(square, (p + 1n) / 4n, p)
  if ((root * root) % p !== square) return undefined
  const y = (root & 1n) === BigInt(parity & 1) ? root : p - root
  return { kty: 'EC', crv, x: encodeBase64url(point.subarray(1)), y: encodeBase64url(bytesOf(y, bytes)) } as const
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

function bytesOf(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(length * 2, '0')
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))
}
