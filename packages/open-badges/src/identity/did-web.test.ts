import { expect, test } from 'vitest'
import { generateKeyPair } from '../keys/key-pair.ts'
import { publicMultikeyOf } from '../keys/verification-key.ts'
import type { JsonObject } from '../model/json.ts'
import { didDocument } from './did-document.ts'
import { didWebOf, didWebUrl, didWebUrls } from './did-web.ts'

test.each([
  ['https://waymark.example/dids/library/did.json', 'did:web:waymark.example:dids:library'],
  ['https://waymark.example/dids/library', 'did:web:waymark.example:dids:library'],
  ['https://waymark.example/.well-known/did.json', 'did:web:waymark.example'],
  ['https://waymark.example:8443/dids/a', 'did:web:waymark.example%3A8443:dids:a'],
])('%s is %s and back', (url, did) => {
  expect(didWebOf(url)).toBe(did)
  expect(didWebOf(didWebUrl(did) ?? '')).toBe(did)
})

test('this machine is asked over http too, every other host over https alone', () => {
  const path = 'localhost:3000/dids/a/did.json'
  expect(didWebUrls('did:web:localhost%3A3000:dids:a')).toEqual([`https://${path}`, `http://${path}`])
  expect(didWebUrls('did:web:waymark.example')).toEqual(['https://waymark.example/.well-known/did.json'])
  expect(didWebUrls('did:web:localhost.evil.example')).toHaveLength(1)
  expect(didWebUrls('did:key:z6Mk')).toEqual([])
})

test.each([
  'did:web:',
  'did:key:z6Mk',
  'did:web:a/b',
  'did:web:user%40host',
  'did:web:%zz',
  'did:web:a:b/../c',
  'did:web:a::b',
])('%s has no address', (did) => expect(didWebUrl(did)).toBeUndefined())

test('a document lists every key for assertions, so that badges of an old key still verify', () => {
  const document = didDocument({
    did: 'did:web:a.example',
    keys: ['z6MkNew', 'z6MkOld'],
    alsoKnownAs: ['https://a.example'],
  })
  expect(document.assertionMethod).toEqual(['did:web:a.example#z6MkNew', 'did:web:a.example#z6MkOld'])
  expect(document.alsoKnownAs).toEqual(['https://a.example'])
})

test('keys on NIST curves are published as JSON Web Keys where they sign JWTs alone, and read back as what they were', async () => {
  const [ed, p256] = [(await generateKeyPair()).publicKeyMultibase, (await generateKeyPair('P-256')).publicKeyMultibase]
  const methodsOf = (nistKeysAsJwk: boolean) =>
    didDocument({ did: 'did:web:a.example', keys: [ed, p256], nistKeysAsJwk }).verificationMethod as JsonObject[]
  expect(methodsOf(false).map(({ type }) => type)).toEqual(['Multikey', 'Multikey'])
  const [first, second = {}] = methodsOf(true)
  expect(first).toMatchObject({ type: 'Multikey', publicKeyMultibase: ed })
  expect(second).toEqual({
    ...{ id: `did:web:a.example#${p256}`, controller: 'did:web:a.example', type: 'JsonWebKey' },
    publicKeyJwk: { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) },
  })
  for (let turn = 0; turn < 20; turn++) {
    const made = await generateKeyPair('P-256')
    const [method = {}] = didDocument({
      did: 'did:web:a.example',
      keys: [made.publicKeyMultibase],
      nistKeysAsJwk: true,
    }).verificationMethod as JsonObject[]
    expect(publicMultikeyOf(method)).toBe(made.publicKeyMultibase)
  }
  expect(methodsOf(true).map(publicMultikeyOf)).toEqual([ed, p256])
  expect(publicMultikeyOf({ type: 'Multikey', publicKeyMultibase: 'z6MkNothing' })).toBeUndefined()
})
