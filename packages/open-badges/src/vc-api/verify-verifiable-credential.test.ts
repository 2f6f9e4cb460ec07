import { expect, test } from 'vitest'
import vectors from '../../vectors/vc-api.json' with { type: 'json' }
import { NOW, STATUS_LIST_URL } from '../fixtures/badge.ts'
import { anIssuer, aWebOf } from '../fixtures/issuer.ts'
import { aVcApiIssuer, MINIMAL, V2 } from '../fixtures/vc-api.ts'
import type { JsonObject } from '../model/json.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { encodeStatusList } from '../status/encode-bitstring.ts'
import { statusEntry } from '../status/status-entry.ts'
import { buildStatusListCredential } from '../status/status-list-credential.ts'
import { issueVerifiableCredential } from './issue-verifiable-credential.ts'
import { PROBLEM } from './problem-details.ts'
import { verifyVerifiableCredential } from './verify-verifiable-credential.ts'

const issuer = await aVcApiIssuer()
const issued = await aCredential({})
const proofAlone = { checks: ['proof'] }

async function aCredential(changes: JsonObject, options?: JsonObject): Promise<JsonObject> {
  const credential = { ...MINIMAL, issuer: issuer.did, validFrom: '2026-01-01T00:00:00Z', ...changes }
  const outcome = await issueVerifiableCredential({ credential, options }, issuer)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.verifiableCredential
}

async function typesOf(verifiableCredential: unknown, options: JsonObject = {}, powers = issuer.powers) {
  const { verified, status, errors } = await verifyVerifiableCredential({ verifiableCredential, options }, powers)
  expect(status).toBe(verified ? 200 : 400)
  expect(verified).toBe(errors.length === 0)
  return errors.map(({ type }) => type)
}

test('verifies what was issued, and says what it checked', async () => {
  const outcome = await verifyVerifiableCredential({ verifiableCredential: issued }, issuer.powers)
  expect(outcome).toMatchObject({ verified: true, status: 200, errors: [], warnings: [], problemDetails: [] })
  expect(outcome.checks).toEqual(['proof', 'validity', 'credentialStatus'])
})

/** What the VC-API's test suite for verifiers changes in a credential. */
test.each<[string, unknown[]]>([
  ['@context', [undefined, 'string', {}, null, 10, true, [], [[]], [{}], [null], [10], [true]]],
  ['type', [undefined, 'string', {}, null, 10, true, [], [[]], [{}], [null], [10], [true]]],
  ['issuer', [undefined, [], null, 10, true]],
  ['credentialSubject', [undefined, 'string', null, 10, true, []]],
  ['proof', [undefined, 'string', null, 10, true, [], {}]],
])('refuses a credential whose %s is wrong', async (field, values) => {
  for (const value of values) {
    expect(await typesOf({ ...issued, [field]: value }, proofAlone), JSON.stringify(value)).not.toEqual([])
  }
})

test.each(['type', 'cryptosuite', 'created', 'verificationMethod', 'proofValue', 'proofPurpose'])(
  'refuses a proof without its %s',
  async (field) => {
    const { [field]: _, ...proof } = issued.proof as JsonObject
    expect(await typesOf({ ...issued, proof }, proofAlone)).not.toEqual([])
  },
)

test.each<[string, JsonObject, string]>([
  ['another type', { type: 'UnknownProofType' }, PROBLEM.proofVerification],
  ['another cryptosuite', { cryptosuite: 'UnknownCryptosuite' }, PROBLEM.proofVerification],
  ['a method that is none', { verificationMethod: 'did:key:invalidVm' }, PROBLEM.invalidMethod],
  ['another purpose', { proofPurpose: 'authentication' }, PROBLEM.relationship],
  ['no proof value', { proofValue: null }, PROBLEM.proofVerification],
  ['a value without its multibase letter', { proofValue: 'abc' }, PROBLEM.proofVerification],
  ['a date that is none', { created: 'invalidDate' }, PROBLEM.proofVerification],
  ['a date without its offset', { created: '2026-01-01T00:00:00' }, PROBLEM.proofVerification],
  ['an end without its offset', { expires: '2036-01-01T00:00:00' }, PROBLEM.proofVerification],
  ['another date', { created: '2026-01-02T00:00:00Z' }, PROBLEM.cryptography],
])('refuses a proof with %s, and says of what kind the fault is', async (_, changes, type) => {
  const proof = { ...(issued.proof as JsonObject), ...changes }
  expect(await typesOf({ ...issued, proof }, proofAlone)).toContain(type)
})

test('refuses a value that is longer than a signature', async () => {
  const proof = issued.proof as JsonObject
  expect(await typesOf({ ...issued, proof: { ...proof, proofValue: `${proof.proofValue}abc` } })).not.toEqual([])
})

test('refuses the purpose that was not expected, and answers that were not asked for', async () => {
  expect(await typesOf(issued, { expectedProofPurpose: 'authentication' })).toContain(PROBLEM.relationship)
  const bound = await aCredential({}, { challenge: 'c-1', domain: 'a.example' })
  expect(await typesOf(bound)).toEqual([])
  expect(await typesOf(bound, { challenge: 'c-1', domain: 'a.example' })).toEqual([])
  expect(await typesOf(bound, { challenge: 'c-2' })).toContain(PROBLEM.invalidChallenge)
  expect(await typesOf(bound, { domain: 'b.example' })).toContain(PROBLEM.invalidDomain)
})

test.each<unknown>([undefined, null, 7, [], 'text', {}, { type: ['NonconformingDocument'] }])(
  'answers %j in place of a credential with problems',
  async (verifiableCredential) => {
    expect(await typesOf(verifiableCredential)).not.toEqual([])
  },
)

test.each<unknown>([undefined, null, 'text', [], {}])('answers the request %j with problems', async (request) => {
  expect((await verifyVerifiableCredential(request, issuer.powers)).status).toBe(400)
})

test('refuses a check that it does not know', async () => {
  expect(await typesOf(issued, { checks: ['everything'] })).toEqual([PROBLEM.malformed])
})

test('checks only what it was asked to', async () => {
  const ended = await aCredential({ validUntil: '2026-02-01T00:00:00Z' })
  expect(await typesOf(ended)).toEqual([PROBLEM.range])
  expect(await typesOf(ended, proofAlone)).toEqual([])
})

test.each([
  [[7], [], PROBLEM.statusVerification],
  [[8], [], undefined],
])('tells the status of a credential in a list with %j set', async (set, _, type) => {
  const credentialStatus = { ...statusEntry({ statusListUrl: STATUS_LIST_URL, index: 7, purpose: 'revocation' }) }
  const credential = await aCredential({ credentialStatus })
  const list = buildStatusListCredential({
    id: STATUS_LIST_URL,
    issuer: issuer.did,
    encodedList: encodeStatusList(set),
    purpose: 'revocation',
    validFrom: NOW,
  })
  const published = await issueVerifiableCredential({ credential: { ...list } }, issuer)
  const fetchDocument = aWebOf({ [STATUS_LIST_URL]: published.ok ? published.verifiableCredential : undefined })
  expect(await typesOf(credential, {}, { ...issuer.powers, fetchDocument })).toEqual(type ? [type] : [])
  expect(await typesOf(credential)).toEqual([PROBLEM.statusRetrieval])
})

test('verifies the document that the W3C’s suite for verifiers sends, and names whose key it is', async () => {
  const verifiableCredential = vectors.ed25519Signature2020
  const outcome = await verifyVerifiableCredential({ verifiableCredential, options: proofAlone }, { now: NOW })
  expect(outcome).toMatchObject({ verified: true, warnings: [{ reason: 'key-not-the-issuers' }] })
  expect(await typesOf(verifiableCredential)).toEqual([PROBLEM.cryptography])
})

test('verifies the proof chain that the W3C’s suite sends, and refuses it without its beginning', async () => {
  const { proof, ...document } = vectors.previousProof
  expect(await typesOf({ ...document, proof }, proofAlone)).toEqual([])
  expect(await typesOf({ ...document, proof: proof.slice(1) }, proofAlone)).not.toEqual([])
  const [first, last] = proof
  const wrong = { ...last, previousProof: ['urn:uuid:38329423-2179-4b2e-88cb-a7c7d9dc4544'] }
  expect(await typesOf({ ...document, proof: [first, wrong] }, proofAlone)).toContain(PROBLEM.proofVerification)
})

test('a DID that did not sign is never the issuer', async () => {
  const [one, other] = [await anIssuer(), await anIssuer()]
  const forged: JsonObject = await signCredential({ ...MINIMAL, issuer: one.did }, { ...other, created: NOW })
  expect(await typesOf(forged, proofAlone)).toEqual([PROBLEM.cryptography])
})

test('refuses an envelope that is none', async () => {
  const envelope = await aCredential({}, { mediaType: 'application/vc+jwt' })
  expect(await typesOf(envelope)).toEqual([])
  expect(await typesOf({ ...envelope, '@context': [] })).not.toEqual([])
  expect(await typesOf({ ...envelope, '@context': 'https://www.w3.org/ns/credentials/examples/v2' })).not.toEqual([])
  expect(await typesOf({ ...envelope, id: String(envelope.id).split(',').pop() ?? '' })).not.toEqual([])
  expect(await typesOf({ ...envelope, type: 'VerifiableCredential' })).not.toEqual([])
  const { type: _, ...untyped } = envelope
  expect(await typesOf(untyped)).not.toEqual([])
  expect(await typesOf({ ...envelope, id: `${envelope.id}`.replace('vc+jwt', 'vc+cose') })).not.toEqual([])
})

test('an alias for a word of the standard is refused although the signature holds', async () => {
  const { validFrom, '@context': _, ...rest } = issued
  const alias = { begins: { '@id': 'https://www.w3.org/2018/credentials#validFrom' } }
  const renamed = { '@context': [V2, alias], ...rest, begins: validFrom }
  expect(await typesOf(renamed)).toEqual([PROBLEM.malformed])
})
