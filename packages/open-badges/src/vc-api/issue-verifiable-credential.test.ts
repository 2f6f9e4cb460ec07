import { expect, test } from 'vitest'
import { CREDENTIALS_V1_CONTEXT, DATA_INTEGRITY_CONTEXT, DATA_INTEGRITY_V1_CONTEXT } from '../contexts/context-names.ts'
import { NOW, STATUS_LIST_URL } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { aVcApiIssuer, MINIMAL, V2 } from '../fixtures/vc-api.ts'
import { generateKeyPair } from '../keys/key-pair.ts'
import type { JsonObject } from '../model/json.ts'
import { statusEntry } from '../status/status-entry.ts'
import { isVerifiedByDigitalBazaar } from '../witnesses/digitalbazaar.ts'
import { issueVerifiableCredential } from './issue-verifiable-credential.ts'
import { verifyVerifiableCredential } from './verify-verifiable-credential.ts'

const issuer = await aVcApiIssuer()

async function issued(changes: JsonObject, options?: JsonObject) {
  return issueVerifiableCredential({ credential: { ...MINIMAL, issuer: issuer.did, ...changes }, options }, issuer)
}

test.each([
  undefined,
  null,
  'text',
  7,
  [],
  {},
  { verifiableCredential: MINIMAL },
  { credential: 'text' },
  { credential: [] },
])('answers the request %j with problems', async (request) => {
  const outcome = await issueVerifiableCredential(request, issuer)
  expect(outcome.ok).toBe(false)
  expect(!outcome.ok && outcome.problems.length).toBeGreaterThan(0)
})

test('a credential nested beyond all reason is refused', async () => {
  let deep: JsonObject = { id: 'urn:a' }
  for (let at = 0; at < 5000; at++) deep = { a: deep }
  expect(await issued({ credentialSubject: deep })).toMatchObject({ ok: false, status: 400 })
})

test.each(['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019'])(
  'issues by %s where it is asked for',
  async (cryptosuite) => {
    const outcome = await issued({}, { cryptosuite })
    expect(outcome).toMatchObject({ ok: true, verifiableCredential: { proof: { cryptosuite } } })
  },
)

test.each<JsonObject>([
  { cryptosuite: 'bbs-2023' },
  { proofPurpose: 'authentication' },
  { created: 'yesterday' },
  { verificationMethod: `${issuer.did}#absent` },
  { previousProof: 'urn:uuid:absent' },
])('refuses the option %j', async (options) => {
  expect(await issued({}, options)).toMatchObject({ ok: false, status: 400 })
})

test('the word that a JCS proof would not guard is refused too', async () => {
  expect(await issued({ favouriteColour: 'green' }, { cryptosuite: 'eddsa-jcs-2022' })).toMatchObject({ ok: false })
})

test('a proof joins the one that is there, or stands on it', async () => {
  const id = 'urn:uuid:first'
  const first = await issued({}, { proofId: id })
  const credential = first.ok ? first.verifiableCredential : {}
  const set = await issueVerifiableCredential({ credential, options: { cryptosuite: 'ecdsa-rdfc-2019' } }, issuer)
  const chain = await issueVerifiableCredential({ credential, options: { previousProof: id } }, issuer)
  for (const outcome of [set, chain]) {
    const verifiableCredential = outcome.ok ? outcome.verifiableCredential : {}
    expect(verifiableCredential.proof).toHaveLength(2)
    expect(await verifyVerifiableCredential({ verifiableCredential }, issuer.powers)).toMatchObject({ verified: true })
  }
})

test('a credential comes in an envelope where a JWT is asked for', async () => {
  const outcome = await issued({}, { mediaType: 'application/vc+jwt' })
  const verifiableCredential = outcome.ok ? outcome.verifiableCredential : {}
  expect(verifiableCredential).toMatchObject({ '@context': V2, type: 'EnvelopedVerifiableCredential' })
  expect(verifiableCredential.id).toMatch(/^data:application\/vc\+jwt,ey/)
  expect(await verifyVerifiableCredential({ verifiableCredential }, issuer.powers)).toMatchObject({ verified: true })
})

test.each<JsonObject>([
  { issuer: 'did:example:somebody' },
  { credentialSubject: [] },
  { proof: 'text' },
  { name: 'Gold' },
])('an envelope with %j beside its JWT is refused: that is outside the signature', async (beside) => {
  const outcome = await issued({}, { mediaType: 'application/vc+jwt' })
  const verifiableCredential = { ...(outcome.ok ? outcome.verifiableCredential : {}), ...beside }
  expect(await verifyVerifiableCredential({ verifiableCredential }, issuer.powers)).toMatchObject({
    verified: false,
    problemDetails: [{ path: `$.${Object.keys(beside)[0]}` }],
  })
})

test('a credential gets its places in status lists where it names none', async () => {
  const place = statusEntry({ statusListUrl: STATUS_LIST_URL, index: 7, purpose: 'revocation' })
  const withStatus = { ...issuer, allocateStatus: async () => [{ ...place }] }
  const request = { credential: { ...MINIMAL, issuer: issuer.did } }
  expect(await issueVerifiableCredential(request, withStatus)).toMatchObject({
    verifiableCredential: { credentialStatus: { statusListIndex: '7' } },
  })
})

test('a credential without an issuer gets ours where that is wanted', async () => {
  const request = { credential: { ...MINIMAL } }
  expect(await issueVerifiableCredential(request, { ...issuer, acceptsAbsentIssuer: true })).toMatchObject({
    verifiableCredential: { issuer: issuer.did },
  })
})

test('credentials of the first data model are issued too', async () => {
  const changes = { '@context': ['https://www.w3.org/2018/credentials/v1'], issuanceDate: '2026-01-01T00:00:00Z' }
  const outcome = await issued({ ...changes, expirationDate: '2027-01-01T00:00:00Z' })
  const verifiableCredential = outcome.ok ? outcome.verifiableCredential : {}
  expect(await verifyVerifiableCredential({ verifiableCredential }, issuer.powers)).toMatchObject({ verified: true })
  expect(await issued({ ...changes, issuanceDate: 'today' })).toMatchObject({ ok: false })
})

test('a credential of the first data model gets its day of issue, by the contexts that its examples use', async () => {
  const outcome = await issued({
    '@context': ['https://www.w3.org/2018/credentials/v1', 'https://www.w3.org/2018/credentials/examples/v1'],
    type: ['VerifiableCredential', 'UniversityDegreeCredential'],
    credentialSubject: {
      id: 'did:example:subject',
      degree: { degreeType: 'BachelorDegree', name: 'Bachelor of Arts' },
    },
  })
  expect(outcome).toMatchObject({ ok: true, verifiableCredential: { issuanceDate: '2026-05-04T09:00:00Z' } })
  const verifiableCredential = outcome.ok ? outcome.verifiableCredential : {}
  expect(await verifyVerifiableCredential({ verifiableCredential }, issuer.powers)).toMatchObject({ verified: true })
  expect(await issued({})).not.toHaveProperty('verifiableCredential.issuanceDate')
})

test('no key signs by a suite of another kind', async () => {
  const key = await generateKeyPair()
  const one = { ...issuer, keys: [{ key, verificationMethod: `${issuer.did}#k` }] }
  const request = { credential: { ...MINIMAL, issuer: issuer.did }, options: { cryptosuite: 'ecdsa-rdfc-2019' } }
  expect(await issueVerifiableCredential(request, one)).toMatchObject({ ok: false, problems: [{ path: '$.options' }] })
})

test('a credential of the first data model gets the context of its proof, once, and other software verifies it', async () => {
  const { key, did, verificationMethod } = await anIssuer()
  const powers = { did, keys: [{ key, verificationMethod }], now: NOW }
  const credential = { ...MINIMAL, '@context': [CREDENTIALS_V1_CONTEXT], issuer: did }
  const outcome = await issueVerifiableCredential({ credential }, powers)
  const signed = outcome.ok ? (outcome.verifiableCredential as JsonObject) : {}
  expect(signed['@context']).toEqual([CREDENTIALS_V1_CONTEXT, DATA_INTEGRITY_CONTEXT])
  expect(await isVerifiedByDigitalBazaar(signed, NOW)).toBe(true)
  expect((await verifyVerifiableCredential({ verifiableCredential: signed }, { now: NOW })).verified).toBe(true)
  for (const context of [DATA_INTEGRITY_CONTEXT, DATA_INTEGRITY_V1_CONTEXT]) {
    const named = { ...credential, '@context': [CREDENTIALS_V1_CONTEXT, context] }
    expect(await issueVerifiableCredential({ credential: named }, powers)).toMatchObject({
      verifiableCredential: { '@context': named['@context'] },
    })
  }
})
