import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { strictVerifierBy, verifyEd25519 } from '../keys/ed25519.ts'
import { isStrictPoint } from '../keys/ed25519-points.ts'
import { verifyEd25519 as verifyInBrowser } from './browser.ts'
import { ed25519 } from './ed25519.ts'
import { ed25519ByNodeCrypto } from './ed25519-by-node-crypto.ts'
import { ed25519BySodium } from './ed25519-by-sodium.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n
const little = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
const bytesOf = (number: bigint) => Uint8Array.from(Buffer.from(number.toString(16).padStart(64, '0'), 'hex').reverse())

/** RFC 8032 §7.1: seed, public key, message, signature. */
const RFC_8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const

const libraries = [ed25519ByNodeCrypto, ...(ed25519BySodium ? [ed25519BySodium] : [])]

test('libsodium is in use where it was installed', () => {
  expect(ed25519.name).toBe('libsodium')
  expect(libraries).toHaveLength(2)
})

describe.each(libraries)('Ed25519 by $name', (library) => {
  test.each(RFC_8032)('signs and verifies as RFC 8032 has it: %s', (seed, publicKey, message, signature) => {
    expect(Buffer.from(library.signerFor(hex(seed))(hex(message))).toString('hex')).toBe(signature)
    expect(library.verify(hex(message), hex(signature), hex(publicKey))).toBe(true)
    expect(library.verify(hex(`${message}00`), hex(signature), hex(publicKey))).toBe(false)
  })

  test('refuses an S beyond the order of the group, which RFC 8032 §5.1.7 asks for', () => {
    for (const [, publicKey, message, signature] of RFC_8032) {
      const bytes = hex(signature)
      const beyond = Uint8Array.from([...bytes.subarray(0, 32), ...bytesOf(little(bytes.subarray(32)) + ORDER)])
      expect(library.verify(hex(message), beyond, hex(publicKey))).toBe(false)
    }
  })
})

test('both libraries make the same signatures and give the same answers on bytes hit anywhere', () => {
  const [one, other] = libraries
  const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(bytes32, fc.uint8Array({ maxLength: 80 }), fc.nat(63), fc.nat(31), (seed, data, at, keyAt) => {
      const signature = Uint8Array.from(one?.signerFor(seed)(data) ?? [])
      expect(Uint8Array.from(other?.signerFor(seed)(data) ?? [])).toEqual(signature)
      const key = hex(RFC_8032[0][1])
      const hit = Uint8Array.from(signature)
      hit[at] = (hit[at] ?? 0) ^ 1
      const hitKey = Uint8Array.from(key)
      hitKey[keyAt] = (hitKey[keyAt] ?? 0) ^ 1
      for (const [s, k] of [
        [signature, key],
        [hit, key],
        [signature, hitKey],
      ] as const)
        expect(answerOf(() => other?.verify(data, s, k))).toBe(answerOf(() => one?.verify(data, s, k)))
    }),
    { numRuns: 200 },
  )
})

function answerOf(verify: () => boolean | undefined): boolean {
  try {
    return verify() === true
  } catch {
    return false
  }
}

const IDENTITY = '0100000000000000000000000000000000000000000000000000000000000000'
/** Points of order 1, 2, 4 and 8, and encodings of them that are not canonical. */
const NOT_STRICT = [
  IDENTITY,
  '0000000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  // Not of small order, but written as 2^255 - 19 + 3.
  'f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]

describe.each(NOT_STRICT)('the point %s', (point) => {
  const zero = new Uint8Array(32)

  test('is neither a key nor an R, even for a library that accepts all', () => {
    expect(isStrictPoint(hex(point))).toBe(false)
    const verify = strictVerifierBy({ verify: () => true })
    const good = hex(RFC_8032[0][1])
    expect(verify(zero, Uint8Array.from([...good, ...zero]), good)).toBe(true)
    expect(verify(zero, Uint8Array.from([...good, ...zero]), hex(point))).toBe(false)
    expect(verify(zero, Uint8Array.from([...hex(point), ...zero]), good)).toBe(false)
  })

  test.each(libraries)('is accepted by $name neither as a key nor as an R', async (library) => {
    const data = new TextEncoder().encode('any message')
    const [seed, publicKey] = RFC_8032[1]
    const hash = little(createHash('sha512').update(hex(point)).update(hex(publicKey)).update(data).digest())
    // With the secret scalar a, S = h·a leaves the identity for R, which fits the equation where R may be that.
    const s = bytesOf((hash * secretScalarOf(hex(seed))) % ORDER)
    for (const [r, key, scalar] of [
      [point, point, zero],
      [IDENTITY, point, zero],
      [point, publicKey, s],
    ] as const) {
      const signature = Uint8Array.from([...hex(r), ...scalar])
      expect(answerOf(() => library.verify(data, signature, hex(key)))).toBe(false)
      expect(verifyEd25519(data, signature, hex(key))).toBe(false)
      expect(await verifyInBrowser(data, signature, hex(key))).toBe(false)
    }
  })
})

test('all other points are left to the library', () => {
  for (const [, publicKey, , signature] of RFC_8032) {
    expect(isStrictPoint(hex(publicKey))).toBe(true)
    expect(isStrictPoint(hex(signature))).toBe(true)
  }
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const isListed = NOT_STRICT.includes(Buffer.from(bytes).toString('hex'))
      expect(isStrictPoint(bytes)).toBe(!isListed && !isBeyondPrime(bytes))
    }),
  )
})

/** The secret scalar of a seed (RFC 8032 §5.1.5). */
function secretScalarOf(seed: Uint8Array): bigint {
  const bytes = createHash('sha512').update(seed).digest().subarray(0, 32)
  bytes[0] = (bytes[0] ?? 0) & 248
  bytes[31] = ((bytes[31] ?? 0) & 127) | 64
  return little(bytes)
}

function isBeyondPrime(bytes: Uint8Array): boolean {
  const y = Uint8Array.from(bytes)
  y[31] = (y[31] ?? 0) & 0x7f
  return little(y) >= 2n ** 255n - 19n
}
