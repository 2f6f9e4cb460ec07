import { expect, test } from 'vitest'
import { didDocument } from './did-document.ts'
import { didWebOf, didWebUrl } from './did-web.ts'

test.each([
  ['https://waymark.example/dids/library/did.json', 'did:web:waymark.example:dids:library'],
  ['https://waymark.example/dids/library', 'did:web:waymark.example:dids:library'],
  ['https://waymark.example/.well-known/did.json', 'did:web:waymark.example'],
  ['https://waymark.example:8443/dids/a', 'did:web:waymark.example%3A8443:dids:a'],
])('%s is %s and back', (url, did) => {
  expect(didWebOf(url)).toBe(did)
  expect(didWebOf(didWebUrl(did) ?? '')).toBe(did)
})

test('localhost is read over http, every other host over https', () => {
  expect(didWebUrl('did:web:localhost%3A3000:dids:a')).toBe('http://localhost:3000/dids/a/did.json')
  expect(didWebUrl('did:web:waymark.example')).toBe('https://waymark.example/.well-known/did.json')
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
