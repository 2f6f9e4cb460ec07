import { expect, test } from 'vitest'
import { readForeignDocument } from './read-foreign-document.ts'

test('reads JSON as JSON, and a key in PEM as the text that it is', () => {
  expect(readForeignDocument('{"id":"did:web:a.example"}')).toEqual({ ok: true, document: { id: 'did:web:a.example' } })
  const pem = '-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n'
  expect(readForeignDocument(pem)).toEqual({ ok: true, document: pem })
})

test('refuses a document that says one thing twice, or has no end to it', () => {
  expect(readForeignDocument('{"id":"a:b","id":"c:d"}')).toEqual({ ok: false, reason: 'json-ambiguous' })
  expect(readForeignDocument(`${'['.repeat(900_000)}${']'.repeat(900_000)}`)).toEqual({ ok: false, reason: 'too-deep' })
})
