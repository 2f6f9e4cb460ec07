import { expect, test } from 'vitest'
import { aSmallBadge, NOW, STATUS_LIST_URL } from '../fixtures/badge.ts'
import { anIssuer, aWebOf } from '../fixtures/issuer.ts'
import { signCredentialAsVcJwt } from '../jwt/sign-credential-as-jwt.ts'
import type { JsonObject } from '../model/json.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { encodeStatusList, encodeStatusValues } from './encode-bitstring.ts'
import { type StatusPlace, statusEntry } from './status-entry.ts'
import { buildStatusListCredential } from './status-list-credential.ts'

const issuer = await anIssuer()
const messages = ['nothing said', 'under review', 'appealed', 'confirmed']

async function statusOf(place: Omit<StatusPlace, 'statusListUrl'>, encodedList: string, changes: JsonObject = {}) {
  const entry = { ...statusEntry({ statusListUrl: STATUS_LIST_URL, ...place }), ...changes }
  const badge = { ...aSmallBadge(issuer), credentialStatus: entry } as unknown as JsonObject
  const signed = await signCredential(badge, { ...issuer, created: NOW })
  const { purpose } = place
  const list = { id: STATUS_LIST_URL, issuer: issuer.did, encodedList, purpose, validFrom: NOW }
  const published = await signCredential(buildStatusListCredential(list), { ...issuer, created: NOW })
  const fetchDocument = aWebOf({ [STATUS_LIST_URL]: published })
  const { verdict, checks } = await verifyBadge(JSON.stringify(signed), { now: NOW, fetchDocument })
  const { reason, detail } = checks.find(({ id }) => id === 'status') ?? {}
  return { verdict, reason, detail }
}

test('a suspended badge is genuine, but on hold', async () => {
  const place = { index: 5, purpose: 'suspension' } as const
  expect(await statusOf(place, encodeStatusList([5]))).toMatchObject({
    verdict: 'genuine-but-suspended',
    reason: 'suspended',
  })
  expect(await statusOf(place, encodeStatusList([4, 6]))).toMatchObject({ verdict: 'genuine', reason: undefined })
})

test.each([
  [0, 'nothing said'],
  [1, 'under review'],
  [2, 'appealed'],
  [3, 'confirmed'],
])('an entry of two bits with the value %d says “%s”', async (value, detail) => {
  const encodedList = encodeStatusValues({
    values: new Map([
      [9, 3 - value],
      [10, value],
      [11, 3 - value],
    ]),
    size: 2,
  })
  const outcome = await statusOf({ index: 10, purpose: 'message', messages }, encodedList)
  expect(outcome).toEqual({ verdict: 'genuine', reason: 'status-message', detail })
})

test('a value that has no message cannot be told', async () => {
  const encodedList = encodeStatusValues({ values: new Map([[10, 3]]), size: 2 })
  const changes = { statusMessage: [{ status: '0x0', message: 'nothing said' }] }
  expect(await statusOf({ index: 10, purpose: 'message', messages }, encodedList, changes)).toMatchObject({
    verdict: 'cannot-tell',
    reason: 'status-list-unreadable',
  })
})

test.each<JsonObject>([{ statusSize: 99 }, { statusSize: 0 }, { statusSize: 0.5 }, { statusListIndex: '99999999' }])(
  'an entry with %j is outside its list',
  async (changes) => {
    const outcome = await statusOf({ index: 10, purpose: 'revocation' }, encodeStatusList([]), changes)
    expect(outcome).toMatchObject({ verdict: 'cannot-tell', reason: 'status-index-outside-list' })
  },
)

test('a list for another purpose says nothing of revocation', async () => {
  const place = { index: 5, purpose: 'suspension' } as const
  const outcome = await statusOf(place, encodeStatusList([]), { statusPurpose: 'revocation' })
  expect(outcome).toMatchObject({ verdict: 'cannot-tell', reason: 'status-list-unreadable' })
})

test('the plain list of 1EdTech is read too', async () => {
  const url = 'https://library.example/revocations'
  const badge = {
    ...aSmallBadge(issuer),
    '@context': [...aSmallBadge(issuer)['@context'], 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
    credentialStatus: { id: url, type: '1EdTechRevocationList' },
  }
  const signed = await signCredential(badge, { ...issuer, created: NOW })
  const verdict = async (list: unknown) =>
    (await verifyBadge(JSON.stringify(signed), { now: NOW, fetchDocument: aWebOf({ [url]: list }) })).verdict
  expect(await verdict({ issuer: issuer.did, revokedCredential: [] })).toBe('genuine')
  expect(await verdict({ issuer: issuer.did, revokedCredential: [{ id: signed.id, revoked: true }] })).toBe(
    'genuine-but-no-longer-valid',
  )
  expect(await verdict({ issuer: issuer.did, revokedCredential: signed.id })).toBe('genuine-but-no-longer-valid')
  expect(await verdict({ issuer: issuer.did, revokedCredential: [{ id: signed.id, revoked: false }] })).toBe('genuine')
  expect(await verdict({ issuer: issuer.did, revokedCredential: [{ id: 'urn:uuid:other' }, 'urn:x'] })).toBe('genuine')
  expect(await verdict({ issuer: issuer.did })).toBe('cannot-tell')
  expect(await verdict({ issuer: 'did:example:other', revokedCredential: [] })).toBe('cannot-tell')
  expect(await verdict(undefined)).toBe('cannot-tell')
})

test('messages are as many as their bits can tell apart', () => {
  const place = { statusListUrl: STATUS_LIST_URL, index: 1, purpose: 'message' } as const
  expect(() => statusEntry({ ...place, messages: ['a', 'b', 'c'] })).toThrow(RangeError)
  expect(() => encodeStatusValues({ values: new Map([[1, 4]]), size: 2 })).toThrow(RangeError)
})

test.each<[string, JsonObject, JsonObject, string]>([
  ['is a credential of another kind', { type: ['VerifiableCredential'] }, {}, 'status-list-unreadable'],
  ['says something of another kind', {}, { type: 'BitstringStatusListEntry' }, 'status-list-unreadable'],
  ['has no multibase letter', {}, { encodedList: encodeStatusList([1]).slice(1) }, 'status-list-unreadable'],
  ['has not begun', { validFrom: '2126-01-01T00:00:00Z' }, {}, 'status-list-not-trusted'],
  ['has ended', { validUntil: '2026-01-01T00:00:00Z' }, {}, 'status-list-expired'],
])('what the issuer signed is no list of use where it %s', async (_, changes, said, reason) => {
  const entry = statusEntry({ statusListUrl: STATUS_LIST_URL, index: 5, purpose: 'revocation' })
  const badge = { ...aSmallBadge(issuer), credentialStatus: entry } as unknown as JsonObject
  const signed = await signCredential(badge, { ...issuer, created: NOW })
  const parts = { id: STATUS_LIST_URL, issuer: issuer.did, encodedList: encodeStatusList([]), validFrom: NOW }
  const list = buildStatusListCredential({ ...parts, purpose: 'revocation' }) as unknown as JsonObject
  const credentialSubject = { ...(list.credentialSubject as JsonObject), ...said }
  const changed = { ...list, ...changes, credentialSubject }
  const published = await signCredentialAsVcJwt(changed, { key: issuer.key, keyId: issuer.verificationMethod })
  const fetchDocument = aWebOf({ [STATUS_LIST_URL]: published })
  const { verdict, checks } = await verifyBadge(JSON.stringify(signed), { now: NOW, fetchDocument })
  expect(verdict).toBe('cannot-tell')
  expect(checks.find(({ id }) => id === 'status')?.reason).toBe(reason)
})
