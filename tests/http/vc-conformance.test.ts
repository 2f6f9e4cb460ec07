import { gunzipSync } from 'node:zlib'
import {
  addProof,
  buildPresentation,
  buildStatusListCredential,
  didKeyOf,
  encodeStatusList,
  generateKeyPair,
  signCredential,
  signPresentation,
  verificationMethodOf,
} from '@waymark/open-badges'
import { beforeAll, describe, expect, test } from 'vitest'
import { site } from '../support/site/site.ts'

// What the conformance suites of W3C assert of issuers and verifiers, asked of the running site: VC Data Model 2.0, Data
// Integrity with EdDSA, Bitstring Status List, VC-API.

const { origin } = site
const V2 = 'https://www.w3.org/ns/credentials/v2'
const DATA_MODEL = 'https://www.w3.org/TR/vc-data-model#'
const SECURITY = 'https://w3id.org/security#'
const STATUS_LIST = 'https://www.w3.org/ns/credentials/status-list#'

type Json = { [name: string]: unknown }
interface Answer {
  status: number
  body: Json
}

async function post(path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(`${origin}/vc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Json }
}

const issue = (credential: unknown, options?: Json) => post('credentials/issue', { credential, options })
const verify = (verifiableCredential: unknown, options?: Json) =>
  post('credentials/verify', { verifiableCredential, options })
const verifyPresentation = (verifiablePresentation: unknown, options?: Json) =>
  post('presentations/verify', { verifiablePresentation, options })

function typesOf({ body }: Answer): unknown[] {
  return (body.problemDetails as Json[]).map(({ type }) => type)
}

function expectRefused(answer: Answer, type?: string) {
  expect(answer.status).toBe(400)
  expect(answer.body.verified).toBe(false)
  for (const one of typesOf(answer)) expect(one).toMatch(/^https:\/\/\S+#[A-Z_]+$/)
  if (type) expect(typesOf(answer)).toContain(type)
}

let did = ''
let issuedOnce: Json = {}
const minimal = () => ({
  '@context': [V2],
  type: ['VerifiableCredential'],
  issuer: did,
  credentialSubject: { id: 'did:example:subject' },
})

async function issued(changes: Json = {}, options?: Json): Promise<Json> {
  const { status, body } = await issue({ ...minimal(), ...changes }, options)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.verifiableCredential as Json
}

beforeAll(async () => {
  const { body } = await issue({ ...minimal(), issuer: { name: 'Whoever issues here' } })
  did = String(((body.verifiableCredential as Json).issuer as Json).id)
  issuedOnce = await issued()
})

describe('an issued credential', () => {
  test('has one proof with everything that a proof must have', () => {
    expect(issuedOnce.proof).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{86,88}$/),
    })
    expect((issuedOnce.proof as Json).verificationMethod).toMatch(/^did:key:z6Mk\w+#z6Mk\w+$/)
  })

  test('carries what its options asked for', async () => {
    const options = {
      cryptosuite: 'eddsa-jcs-2022',
      created: '2026-01-02T03:04:05Z',
      expires: '2126-01-02T03:04:05Z',
      challenge: 'c-1',
      domain: 'issuer.example',
      proofId: 'urn:uuid:7f6a3f8e-1f5d-4c3a-9b58-2f4f0c6a9d11',
    }
    const { proofId, ...fields } = options
    const credential = await issued({}, options)
    expect(credential.proof).toMatchObject({ ...fields, id: proofId })
    expect(await verify(credential)).toMatchObject({ status: 200, body: { verified: true } })
    expectRefused(await verify(credential, { challenge: 'c-2' }), `${SECURITY}INVALID_CHALLENGE_ERROR`)
    expectRefused(await verify(credential, { domain: 'else.example' }), `${SECURITY}INVALID_DOMAIN_ERROR`)
  })

  test.each<[string, Json]>([
    ['a suite that is none', { cryptosuite: 'UnknownCryptosuite' }],
    ['a moment that is none', { created: 'invalidDate' }],
    ['an end that is none', { expires: '2026-13-01T00:00:00Z' }],
    ['another purpose', { proofPurpose: 'authentication' }],
    ['a key of somebody else', { verificationMethod: 'did:key:invalidVm' }],
    ['a proof before it that is not there', { previousProof: 'urn:uuid:absent' }],
  ])('is not made with %s', async (_, options) => {
    const answer = await issue(minimal(), options)
    expect(answer.status).toBe(400)
    expect(answer.body.problemDetails).not.toEqual([])
  })

  test('keeps proofs that it has, as a set and as a chain', async () => {
    const first = await issued({}, { proofId: 'urn:uuid:first' })
    for (const options of [{}, { previousProof: 'urn:uuid:first' }]) {
      const { body } = await issue(first, options)
      const both = body.verifiableCredential as Json
      expect(both.proof).toHaveLength(2)
      expect(await verify(both)).toMatchObject({ status: 200 })
      expectRefused(await verify({ ...both, validFrom: '2020-01-01T00:00:00Z' }))
    }
    const { body } = await issue(first, { previousProof: 'urn:uuid:first' })
    const { proof, ...rest } = body.verifiableCredential as Json & { proof: Json[] }
    expectRefused(await verify({ ...rest, proof: [proof[1]] }), `${SECURITY}PROOF_VERIFICATION_ERROR`)
  })
})

describe('a proof', () => {
  /** The data integrity suite’s list: what is wrong, and the kind of problem that says so. */
  test.each<[string, (proof: Json) => unknown, string?]>([
    ['that is missing', () => undefined, `${SECURITY}PROOF_VERIFICATION_ERROR`],
    ['that is null', () => null],
    ['that is a text', () => 'proof'],
    ['that is an empty list', () => []],
    ['among others that are none', (proof) => [proof, null]],
    ['without a type', ({ type: _, ...proof }) => proof],
    ['of an unknown type', (proof) => ({ ...proof, type: 'UnknownProofType' }), `${SECURITY}PROOF_VERIFICATION_ERROR`],
    ['of an unknown suite', (proof) => ({ ...proof, cryptosuite: 'UnknownCryptosuite' })],
    ['whose suite is no text', (proof) => ({ ...proof, cryptosuite: 7 })],
    ['without a suite', ({ cryptosuite: _, ...proof }) => proof],
    ['without a key', ({ verificationMethod: _, ...proof }) => proof],
    ['with a key that is none', (proof) => ({ ...proof, verificationMethod: 'did:key:invalidVm' })],
    ['without a purpose', ({ proofPurpose: _, ...proof }) => proof],
    ['for another purpose', (proof) => ({ ...proof, proofPurpose: 'authentication' })],
    ['for a purpose that is none', (proof) => ({ ...proof, proofPurpose: 'invalidPurpose' })],
    ['without a value', ({ proofValue: _, ...proof }) => proof],
    ['whose value is null', (proof) => ({ ...proof, proofValue: null })],
    ['whose value has no multibase letter', (proof) => ({ ...proof, proofValue: String(proof.proofValue).slice(1) })],
    ['whose value is base64url', (proof) => ({ ...proof, proofValue: `u${'A'.repeat(86)}` })],
    ['whose value has no base58 letters', (proof) => ({ ...proof, proofValue: `${proof.proofValue}0` })],
    ['whose value is cut short', (proof) => ({ ...proof, proofValue: String(proof.proofValue).slice(0, -2) })],
    ['made at no moment', (proof) => ({ ...proof, created: 'invalidDate' })],
    ['made at a moment without offset', (proof) => ({ ...proof, created: '2026-01-01T00:00:00' })],
    ['that ends at a moment without offset', (proof) => ({ ...proof, expires: '2126-01-01T00:00:00' })],
    ['that says it ends later', (proof) => ({ ...proof, expires: '2126-01-01T00:00:00Z' })],
    ['that stands on one that is not there', (proof) => ({ ...proof, previousProof: 'urn:uuid:absent' })],
    ['with a field more', (proof) => ({ ...proof, nonce: 'n' }), `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`],
  ])('%s is refused', async (_, changed, type) => {
    const { proof, ...rest } = issuedOnce
    const given = changed(proof as Json)
    expectRefused(await verify(given === undefined ? rest : { ...rest, proof: given }), type)
  })

  test('that has ended is refused, and one for which another purpose was expected', async () => {
    const ended = await issued({}, { created: '2026-01-01T00:00:00Z', expires: '2026-01-02T00:00:00Z' })
    expectRefused(await verify(ended), `${DATA_MODEL}RANGE_ERROR`)
    expectRefused(await verify(issuedOnce, { expectedProofPurpose: 'authentication' }))
  })

  test('may be from long ago', async () => {
    expect(await verify(await issued({}, { created: '2000-01-01T00:00:00Z' }))).toMatchObject({ status: 200 })
  })
})

describe('a document that does not conform', () => {
  test.each<[string, unknown]>([
    ['of another type', { type: ['NonconformingDocument'] }],
    ['without contexts', { type: ['VerifiableCredential'] }],
    ['that is a list', []],
    ['that is a text', 'credential'],
  ])('%s is refused by both verifiers', async (_, document) => {
    expectRefused(await verify(document))
    expectRefused(await verifyPresentation(document))
  })

  test.each<[string, Json]>([
    ['whose first context is another', { '@context': ['https://www.w3.org/ns/credentials/examples/v2', V2] }],
    ['with a context that redefines a word', { '@context': [V2, { VerifiableCredential: 'https://a.example/x' }] }],
    ['with two ids', { id: ['urn:a', 'urn:b'] }],
    ['without its type', { type: ['https://a.example/Other'] }],
    ['with a type that no context has', { type: ['VerifiableCredential', 'Unmapped'] }],
    ['without subject', { credentialSubject: undefined }],
    ['whose subject claims nothing', { credentialSubject: [{ id: 'did:example:a' }, {}] }],
    ['whose end lies before its beginning', { validFrom: '2027-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }],
    ['whose beginning has no offset', { validFrom: '2026-01-01T00:00:00' }],
    ['whose schema has no id', { credentialSchema: { type: 'JsonSchema' } }],
    ['whose evidence has no type', { evidence: { id: 'urn:e' } }],
    ['whose terms of use have no type', { termsOfUse: { id: 'urn:t' } }],
    ['whose refresh service has no type', { refreshService: { id: 'urn:r' } }],
    ['whose related resource has no digest', { relatedResource: { id: 'https://a.example/x' } }],
    ['whose status has no type', { credentialStatus: { id: 'urn:s' } }],
  ])('%s is not issued', async (_, changes) => {
    expect((await issue({ ...minimal(), ...changes })).status).toBe(400)
  })

  test('one that is not valid yet is not verified, and one that has ended neither', async () => {
    for (const changes of [{ validFrom: '2126-01-01T00:00:00Z' }, { validUntil: '2020-01-01T00:00:00Z' }])
      expectRefused(await verify(await issued(changes)), `${DATA_MODEL}RANGE_ERROR`)
  })

  test('an envelope must hold what it says', async () => {
    const envelope = await issued({}, { mediaType: 'application/vc+jwt' })
    expect(await verify(envelope)).toMatchObject({ status: 200 })
    for (const changes of [{ '@context': undefined }, { type: 'VerifiableCredential' }, { id: 'urn:x' }, { id: 7 }])
      expectRefused(await verify({ ...envelope, ...changes }))
  })
})

describe('a status list', () => {
  interface Entry {
    id: string
    statusListCredential: string
    statusListIndex: string
  }
  let entry: Entry & Json
  let list: Json & { credentialSubject: Json }

  beforeAll(async () => {
    entry = issuedOnce.credentialStatus as Entry & Json
    list = (await (await fetch(entry.statusListCredential)).json()) as typeof list
  })

  test('is named by each credential as it must be', () => {
    expect(entry).toMatchObject({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: expect.stringMatching(/^(0|[1-9]\d*)$/),
    })
    expect(entry.id).not.toBe(entry.statusListCredential)
  })

  test('is a credential that verifies: multibase, gzip, at least 16 KB', async () => {
    expect(list).toMatchObject({
      '@context': [V2],
      id: entry.statusListCredential,
      type: expect.arrayContaining(['VerifiableCredential', 'BitstringStatusListCredential']),
      issuer: did,
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
    })
    const encoded = String(list.credentialSubject.encodedList)
    expect(encoded).toMatch(/^u[\w-]+$/)
    expect(gunzipSync(Buffer.from(encoded.slice(1), 'base64url')).length).toBeGreaterThanOrEqual(16 * 1024)
    expect(await verify(list)).toMatchObject({ status: 200, body: { verified: true } })
    const forged = { ...list, credentialSubject: { ...list.credentialSubject, encodedList: encodeStatusList([1]) } }
    expectRefused(await verify(forged), `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`)
  })

  test.each<[string, Json, string]>([
    ['a place outside the list', { statusListIndex: '99999999' }, `${DATA_MODEL}RANGE_ERROR`],
    ['another purpose than the list has', { statusPurpose: 'suspension' }, `${STATUS_LIST}STATUS_VERIFICATION_ERROR`],
    ['no list at the address', { statusListCredential: 'status/absent/1' }, `${STATUS_LIST}STATUS_RETRIEVAL_ERROR`],
    [
      'another document at the address',
      { statusListCredential: 'dids/a/did.json' },
      `${STATUS_LIST}STATUS_RETRIEVAL_ERROR`,
    ],
  ])('that cannot be relied on is told apart: %s', async (_, changes, type) => {
    const { statusListCredential } = changes
    const address = statusListCredential ? { statusListCredential: `${origin}/${statusListCredential}` } : {}
    const { id: _id, ...place } = entry
    const credential = await issued({ credentialStatus: { ...place, ...changes, ...address } })
    expectRefused(await verify(credential), type)
  })

  test.each<[string, Json]>([
    ['an index that is a number', { statusListIndex: 7 }],
    ['an index below nothing', { statusListIndex: '-1' }],
    ['an index in other digits', { statusListIndex: '0x7' }],
    ['no list', { statusListCredential: undefined }],
    ['a list at no address', { statusListCredential: 'not a url' }],
    [
      'the list as its id',
      {
        id: `${origin}/status/larkhill-road-library/1`,
        statusListCredential: `${origin}/status/larkhill-road-library/1`,
      },
    ],
    ['a purpose that is no text', { statusPurpose: true }],
    ['a size of nothing', { statusSize: 0 }],
    ['a size that is a text', { statusSize: '1' }],
    ['a size without messages', { statusSize: 2 }],
    ['fewer messages than values', { statusSize: 2, statusMessage: [{ status: '0x0', message: 'fine' }] }],
    ['messages without words', { statusSize: 1, statusMessage: [{ status: '0x0' }, { status: '0x1' }] }],
    ['a reference that is no address', { statusReference: 'not a url' }],
  ])('is not named by a credential with %s', async (_, changes) => {
    const credentialStatus = JSON.parse(JSON.stringify({ ...entry, id: undefined, ...changes })) as Json
    const answer = await issue({ ...minimal(), credentialStatus })
    expect(answer.status).toBe(400)
    expect(typesOf(answer)).toContain(`${DATA_MODEL}MALFORMED_VALUE_ERROR`)
  })

  test.each<[string, (subject: Json) => Json]>([
    ['that is too short', (subject) => ({ ...subject, encodedList: 'uH4sIAAAAAAAAA2MAAI3vAtIBAAAA' })],
    ['that is no list', (subject) => ({ ...subject, encodedList: 'uAAAA' })],
    ['without its multibase letter', (subject) => ({ ...subject, encodedList: String(subject.encodedList).slice(1) })],
    ['without a purpose', ({ statusPurpose: _, ...subject }) => subject],
    ['without a list', ({ encodedList: _, ...subject }) => subject],
    ['of another type', (subject) => ({ ...subject, type: 'StatusList2021' })],
    ['without a type', ({ type: _, ...subject }) => subject],
    ['whose time to live is none', (subject) => ({ ...subject, ttl: -1 })],
  ])('%s is neither issued nor verified', async (_, changed) => {
    const { proof: _proof, ...document } = list
    const unsigned = { ...document, credentialSubject: changed(list.credentialSubject) }
    expect((await issue(unsigned)).status).toBe(400)
    const key = await generateKeyPair()
    const own = didKeyOf(key.publicKeyMultibase)
    const signer = { key, verificationMethod: verificationMethodOf(own, key.publicKeyMultibase), created: new Date() }
    const signed = await signCredential({ ...unsigned, issuer: own } as never, signer).catch(() => undefined)
    if (signed) expectRefused(await verify(signed), `${DATA_MODEL}MALFORMED_VALUE_ERROR`)
  })

  test('may serve several purposes', async () => {
    const key = await generateKeyPair()
    const own = didKeyOf(key.publicKeyMultibase)
    const signer = { key, verificationMethod: verificationMethodOf(own, key.publicKeyMultibase), created: new Date() }
    const made = buildStatusListCredential({
      id: 'https://else.example/status/1',
      issuer: own,
      encodedList: encodeStatusList([3]),
      purpose: 'revocation',
      validFrom: new Date('2026-01-01'),
    })
    const both = { ...made.credentialSubject, statusPurpose: ['revocation', 'suspension'] }
    const signed = await signCredential({ ...made, credentialSubject: both } as never, signer)
    expect(await verify(signed)).toMatchObject({ status: 200, body: { verified: true } })
    const ended = await signCredential({ ...made, validUntil: '2026-02-01T00:00:00Z' } as never, signer)
    expectRefused(await verify(ended), `${DATA_MODEL}RANGE_ERROR`)
  })
})

describe('a presentation', () => {
  async function aHolder() {
    const key = await generateKeyPair()
    const holder = didKeyOf(key.publicKeyMultibase)
    const signer = {
      key,
      verificationMethod: verificationMethodOf(holder, key.publicKeyMultibase),
      created: new Date(),
    }
    return { holder, signer, asked: { ...signer, challenge: 'c-1', domain: 'verifier.example' } }
  }

  test('with nothing, one or several credentials in it is verified, and answers what was asked', async () => {
    const { holder, asked } = await aHolder()
    for (const credentials of [[issuedOnce], [issuedOnce, await issued({}, { mediaType: 'application/vc+jwt' })]]) {
      const presentation = await signPresentation(
        buildPresentation({ holder, credentials: credentials as never }),
        asked,
      )
      const right = { challenge: 'c-1', domain: 'verifier.example' }
      expect(await verifyPresentation(presentation, right)).toMatchObject({ status: 200, body: { verified: true } })
      expectRefused(await verifyPresentation(presentation, { challenge: 'c-2' }), `${SECURITY}INVALID_CHALLENGE_ERROR`)
      expectRefused(
        await verifyPresentation(presentation, { domain: 'else.example' }),
        `${SECURITY}INVALID_DOMAIN_ERROR`,
      )
      expectRefused(await verifyPresentation({ ...presentation, holder: 'did:example:else' }))
    }
  })

  test('whose parts are not what they must be is refused', async () => {
    const { holder, signer } = await aHolder()
    const made = buildPresentation({ holder, credentials: [issuedOnce as never] })
    for (const changes of [
      { '@context': undefined },
      { '@context': ['https://www.w3.org/ns/credentials/examples/v2'] },
      { type: undefined },
      { type: ['https://a.example/Other'] },
      { holder: {} },
      { holder: 7 },
      { id: ['urn:a', 'urn:b'] },
      { verifiableCredential: ['https://a.example/credential'] },
      { verifiableCredential: [7] },
      { verifiableCredential: [{ ...issuedOnce, type: ['https://a.example/Other'] }] },
    ]) {
      const document = JSON.parse(JSON.stringify({ ...made, ...changes })) as never
      const signed = await signPresentation(document, signer).catch(() => ({ ...(document as Json), proof: {} }))
      expectRefused(await verifyPresentation(signed))
    }
  })

  test('made for issuing, or signed by another, is refused', async () => {
    const [one, other] = [await aHolder(), await aHolder()]
    const made = buildPresentation({ holder: one.holder, credentials: [issuedOnce as never] })
    const forIssuing = await addProof(made as never, { ...one.signer, proofPurpose: 'assertionMethod' })
    expectRefused(await verifyPresentation(forIssuing), `${SECURITY}INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD`)
    expectRefused(await verifyPresentation(await signPresentation(made, other.signer)))
  })
})
