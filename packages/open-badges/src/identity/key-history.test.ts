import { expect, test } from 'vitest'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer, aWebOf } from '../fixtures/issuer.ts'
import { signCredentialAsJwt } from '../jwt/sign-credential-as-jwt.ts'
import { publicJwkOf } from '../keys/key-pair.ts'
import type { JsonObject } from '../model/json.ts'
import { checkBinding } from '../proof/check-proofs.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { didDocument } from './did-document.ts'

const DID = 'did:web:library.example'
const URL = 'https://library.example/.well-known/did.json'
const before = await anIssuer(DID)
const after = await anIssuer(DID)
const keys = [after, before].map(({ key }) => key.publicKeyMultibase)

const made = new Date('2026-05-01T00:00:00Z')
const badge = aSmallBadge(before, { validFrom: made })
const signed = JSON.stringify(await signCredential(badge, { ...before, created: made }))
const jwt = await signCredentialAsJwt(badge, { key: before.key, keyId: before.verificationMethod })

/** The verdict on a badge that was signed with a former key, by what the issuer's DID document says of that key. */
async function verdictOf(input: string, said: JsonObject = {}, published: string[] = keys) {
  const document = didDocument({ did: DID, keys: published })
  const methods = (document.verificationMethod as JsonObject[]).map((method) =>
    method.publicKeyMultibase === before.key.publicKeyMultibase ? { ...method, ...said } : method,
  )
  const fetchDocument = aWebOf({ [URL]: { ...document, verificationMethod: methods } })
  const { verdict, checks } = await verifyBadge(input, { now: NOW, fetchDocument })
  return [verdict, checks.find(({ id }) => id === 'issuer-binding')?.reason]
}

test.each([
  ['with a proof', signed],
  ['as a JWT', jwt],
])('a badge of an earlier key, %s, goes on being genuine while the key is published', async (_, input) => {
  expect(await verdictOf(input)).toEqual(['genuine', undefined])
  expect(await verdictOf(input, {}, keys.slice(0, 1))).toEqual(['not-genuine', 'key-not-found'])
})

test.each<[string, JsonObject, boolean]>([
  ['revoked', { revoked: '2026-01-01T00:00:00Z' }, false],
  ['revoked after the badge was made, before now', { revoked: '2026-05-02T00:00:00Z' }, false],
  ['to be revoked later', { revoked: '2027-01-01T00:00:00Z' }, true],
  ['revoked at a time that is none', { revoked: 'yes' }, false],
  ['ended before the badge was made', { expires: '2026-04-30T23:59:59Z' }, false],
  ['ended after the badge was made', { expires: '2026-05-02T00:00:00Z' }, true],
  ['ended at a time that is none', { expires: 'soon' }, false],
])('a key that is %s', async (_, said, isGood) => {
  const expected = isGood ? ['genuine', undefined] : ['not-genuine', 'key-revoked']
  expect(await verdictOf(signed, said)).toEqual(expected)
  expect(await verdictOf(jwt, said)).toEqual(expected)
})

test('where nobody says when it was signed, an ended key counts for nothing', () => {
  const method = { id: `${DID}#1`, purposes: ['assertionMethod' as const], expires: '2026-05-02T00:00:00Z' }
  const question = { name: method.id, purpose: 'assertionMethod' as const, now: NOW }
  expect(checkBinding(method, question).reason).toBe('key-revoked')
  expect(checkBinding(method, { ...question, now: made }).outcome).toBe('passed')
})

const PROFILE = 'https://library.example/issuer'
const KEYS = 'https://library.example/jwks.json'

test.each<[string, (jwk: JsonObject) => Record<string, JsonObject>, string]>([
  ['in its profile', (jwk) => ({ [PROFILE]: { id: PROFILE, jwks: { keys: [jwk] } } }), 'genuine'],
  [
    'at an address that its profile names',
    (jwk) => ({ [PROFILE]: { id: PROFILE, jwksURI: KEYS }, [KEYS]: { keys: [jwk] } }),
    'genuine',
  ],
  ['nowhere', () => ({ [PROFILE]: { id: PROFILE, jwksURI: KEYS } }), 'cannot-tell'],
  [
    'for encryption only',
    (jwk) => ({ [PROFILE]: { id: PROFILE, jwks: { keys: [{ ...jwk, use: 'enc' }] } } }),
    'not-genuine',
  ],
  [
    'under another name',
    (jwk) => ({ [PROFILE]: { id: PROFILE, jwks: { keys: [{ ...jwk, kid: `${PROFILE}#2` }] } } }),
    'not-genuine',
  ],
  [
    'in the profile of somebody else',
    (jwk) => ({ [PROFILE]: { id: 'https://else.example', jwks: { keys: [jwk] } } }),
    'cannot-tell',
  ],
])('an issuer at a web address whose key stands %s', async (_, web, verdict) => {
  const issuer = await anIssuer(PROFILE)
  const kid = `${PROFILE}#1`
  const jwk = { ...publicJwkOf(issuer.key.publicKeyMultibase), kid } as JsonObject
  const text = await signCredentialAsJwt(aSmallBadge(issuer), { key: issuer.key, keyId: kid })
  expect((await verifyBadge(text, { now: NOW, fetchDocument: aWebOf(web(jwk)) })).verdict).toBe(verdict)
})
