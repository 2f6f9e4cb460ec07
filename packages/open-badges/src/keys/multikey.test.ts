import fc from 'fast-check'
import { expect, test } from 'vitest'
import vector from '../../vectors/eddsa-rdfc-2022.json' with { type: 'json' }
import { decodeBase58btc, encodeBase58btc } from './base58btc.ts'
import { generateKeyPair, publicJwkOf } from './key-pair.ts'
import { decodeBase64url, decodePublicMultikey, decodeSecretMultikey, encodeBase64url } from './multikey.ts'
import { nistPointToJwk } from './nist-curves.ts'

test('base58btc gives back the bytes that were encoded', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(decodeBase58btc(encodeBase58btc(bytes))).toEqual(bytes)
    }),
  )
})

test('base64url gives back the bytes that were encoded', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(decodeBase64url(encodeBase64url(bytes))).toEqual(bytes)
    }),
  )
})

test.each(['0', 'O', 'I', 'l', ' ', 'é', '1'.repeat(10_000)])('base58btc refuses %s', (text) => {
  expect(decodeBase58btc(text)).toBeUndefined()
})

test('reads the published keys of the W3C', () => {
  expect(decodePublicMultikey(vector.publicKeyMultibase)?.bytes).toHaveLength(32)
  expect(decodeSecretMultikey(vector.secretKeyMultibase)?.bytes).toHaveLength(32)
  expect(decodePublicMultikey(vector.secretKeyMultibase)).toBeUndefined()
})

test('reads the published P-256 key of the W3C', () => {
  const multikey = decodePublicMultikey('zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP')
  expect(multikey?.kind).toBe('P-256')
  expect(multikey && nistPointToJwk('P-256', multikey.bytes)?.y).toMatch(/^[\w-]{43}$/)
})

test('a new key reads as Multikey and as JSON Web Key', async () => {
  const { publicKeyMultibase, secretKeyMultibase } = await generateKeyPair()
  expect(publicKeyMultibase).toMatch(/^z6Mk/)
  expect(secretKeyMultibase).toMatch(/^z3u2/)
  expect(publicJwkOf(publicKeyMultibase)).toMatchObject({ kty: 'OKP', crv: 'Ed25519' })
})

test.each([
  ['P-256', /^zDn/],
  ['P-384', /^z82L/],
] as const)('a new key on %s reads as Multikey and as a point of its curve', async (kind, form) => {
  const { publicKeyMultibase, secretKeyMultibase } = await generateKeyPair(kind)
  expect(publicKeyMultibase).toMatch(form)
  const multikey = decodePublicMultikey(publicKeyMultibase)
  expect(multikey && nistPointToJwk(kind, multikey.bytes)).toBeDefined()
  expect(decodeSecretMultikey(secretKeyMultibase)?.kind).toBe(kind)
})

test('a public key in base64url is no Multikey', async () => {
  const { publicKeyMultibase } = await generateKeyPair()
  const bytes = decodeBase58btc(publicKeyMultibase.slice(1)) ?? new Uint8Array()
  expect(decodePublicMultikey(`u${encodeBase64url(bytes)}`)).toBeUndefined()
})

test('a key that is none is a fault with a stable code', () => {
  expect(() => publicJwkOf('z6Mk-nonsense')).toThrow(expect.objectContaining({ code: 'public-key-unreadable' }))
})
