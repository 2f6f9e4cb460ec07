import { expect, test } from 'vitest'
import vectors from '../../vectors/vc-api.json' with { type: 'json' }
import { NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { MINIMAL, V2 } from '../fixtures/vc-api.ts'
import type { JsonObject } from '../model/json.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { buildPresentation, signPresentation } from '../proof/sign-presentation.ts'
import { PROBLEM } from './problem-details.ts'
import { verifyVerifiablePresentation } from './verify-verifiable-presentation.ts'

const holder = await anIssuer()
const college = await anIssuer()
const credential: JsonObject = await signCredential({ ...MINIMAL, issuer: college.did }, { ...college, created: NOW })
const asked = { challenge: 'c-1', domain: 'employer.example' }

async function aPresentation(changes: JsonObject = {}, by = holder): Promise<JsonObject> {
  const presentation = { ...buildPresentation({ holder: holder.did, credentials: [credential] }), ...changes }
  return signPresentation(presentation, { ...by, ...asked, created: NOW })
}

async function typesOf(verifiablePresentation: unknown, options: JsonObject = {}) {
  const outcome = await verifyVerifiablePresentation({ verifiablePresentation, options }, { now: NOW })
  expect(outcome.status).toBe(outcome.verified ? 200 : 400)
  return outcome.errors.map(({ type }) => type)
}

test.each<[string, JsonObject]>([
  ['a credential', {}],
  ['no credentials', { verifiableCredential: [] }],
  ['an id', { id: 'urn:uuid:9c9a36f8-518f-4976-a934-6649502d0008' }],
  ['no holder', { holder: undefined }],
  ['a holder that is an object', { holder: { id: holder.did } }],
  ['two credentials', { verifiableCredential: [credential, credential] }],
  [
    'a type of its own',
    { '@context': [V2, { Mine: 'https://example.org/#Mine' }], type: ['VerifiablePresentation', 'Mine'] },
  ],
  ['a context by address', { '@context': [V2, 'https://www.w3.org/ns/credentials/examples/v2'] }],
])('verifies a presentation with %s', async (_, changes) => {
  expect(await typesOf(await aPresentation(changes))).toEqual([])
  expect(await typesOf(await aPresentation(changes), { checks: [], ...asked })).toEqual([])
})

test.each<[string, JsonObject]>([
  ['no contexts', { '@context': undefined }],
  ['contexts in the wrong order', { '@context': ['https://www.w3.org/ns/credentials/examples/v2', V2] }],
  ['another context', { '@context': [V2, 'https://example.com'] }],
  ['a context at no address', { '@context': [V2, 'https ://not-a-url/v1'] }],
  ['a context that is a number', { '@context': [V2, 123192875] }],
  ['no type', { type: undefined }],
  ['another type', { type: ['VerifiableCredential'] }],
  ['an id that is no address', { id: 'not a url' }],
  ['a holder that is no address', { holder: 'z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj' }],
  ['a holder whose id is no address', { holder: { id: 'z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj' } }],
  ['a credential that is text', { verifiableCredential: ['https://a.example/1'] }],
  ['credentials that are text', { verifiableCredential: 'text' }],
  ['a credential without its type', { verifiableCredential: [{ ...credential, type: undefined }] }],
  ['a credential that was changed', { verifiableCredential: [{ ...credential, validFrom: '2020-01-01T00:00:00Z' }] }],
  ['no proof', { proof: undefined }],
])('refuses a presentation with %s', async (_, changes) => {
  expect(await typesOf({ ...(await aPresentation()), ...changes })).not.toEqual([])
})

test('refuses a proof that is another’s, or was made for issuing, or cut short', async () => {
  expect(await typesOf(await aPresentation({}, college))).toContain(PROBLEM.cryptography)
  const issued: JsonObject = await signCredential(await aPresentation(), { ...holder, created: NOW })
  expect(await typesOf(issued)).toContain(PROBLEM.relationship)
  const presentation = await aPresentation()
  const proof = { ...(presentation.proof as JsonObject), proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' }
  expect(await typesOf({ ...presentation, proof })).toContain(PROBLEM.proofVerification)
})

test('refuses the answer to another question', async () => {
  expect(await typesOf(await aPresentation(), { challenge: 'c-2' })).toEqual([PROBLEM.invalidChallenge])
  expect(await typesOf(await aPresentation(), { domain: 'other.example' })).toEqual([PROBLEM.invalidDomain])
})

test('names the credential at fault', async () => {
  const changed = { ...credential, validUntil: '2026-01-01T00:00:00Z' }
  const verifiablePresentation = await aPresentation({ verifiableCredential: [credential, changed] })
  const outcome = await verifyVerifiablePresentation({ verifiablePresentation }, { now: NOW })
  expect(outcome.credentialResults.map(({ verified }) => verified)).toEqual([true, false])
  expect(outcome.errors[0]?.path).toMatch(/^\$\.verifiableCredential\[1\]/)
})

test('what a holder signs of itself stands on its own proof, whether or not a holder is named', async () => {
  const own: JsonObject = await signCredential({ ...MINIMAL, issuer: holder.did }, { ...holder, created: NOW })
  expect(await typesOf(await aPresentation({ verifiableCredential: [own] }))).toEqual([])
  expect(await typesOf(await aPresentation({ verifiableCredential: [own], holder: undefined }))).toEqual([])
  const borrowed: JsonObject = await signCredential({ ...MINIMAL, issuer: college.did }, { ...holder, created: NOW })
  expect(await typesOf(await aPresentation({ verifiableCredential: [borrowed] }))).toContain(PROBLEM.cryptography)
})

test('a credential that only the presentation secures must be the holder’s own', async () => {
  const own = { ...MINIMAL, issuer: holder.did }
  expect(await typesOf(await aPresentation({ verifiableCredential: [own] }))).toEqual([])
  for (const changes of [
    { verifiableCredential: [{ ...MINIMAL, issuer: college.did }] },
    { verifiableCredential: [own], holder: undefined },
  ])
    expect(await typesOf(await aPresentation(changes))).toContain(PROBLEM.proofVerification)
})

test.each<unknown>([undefined, null, 7, [], 'text', {}, { type: ['NonconformingDocument'] }])(
  'answers %j in place of a presentation with problems',
  async (presentation) => {
    expect(await typesOf(presentation)).not.toEqual([])
  },
)

test('verifies the enveloped presentation that the W3C’s suite sends, with the credential in it', async () => {
  const id = `data:application/vp+jwt,${vectors.presentationJwt}`
  const envelope = { '@context': [V2], type: 'EnvelopedVerifiablePresentation', id }
  expect(await typesOf(envelope)).toEqual([])
  expect(await typesOf(envelope, { challenge: '123456789', domain: 'example.com' })).toEqual([])
  expect(await typesOf(envelope, { challenge: 'other' })).toEqual([PROBLEM.invalidChallenge])
  expect(await typesOf({ ...envelope, '@context': [] })).not.toEqual([])
  expect(await typesOf({ ...envelope, '@context': ['https://www.w3.org/ns/credentials/examples/v2'] })).not.toEqual([])
  expect(await typesOf({ ...envelope, type: ['VerifiablePresentation'] })).not.toEqual([])
  expect(await typesOf({ ...envelope, id: vectors.presentationJwt })).not.toEqual([])
  const [header, payload, signature = ''] = vectors.presentationJwt.split('.')
  const changed = `${header}.${payload}.A${signature.slice(1)}`
  expect(await typesOf({ ...envelope, id: `data:application/vp+jwt,${changed}` })).toContain(PROBLEM.cryptography)
})
