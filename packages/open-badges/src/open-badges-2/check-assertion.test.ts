import { generateKeyPairSync } from 'node:crypto'
import { CompactSign } from 'jose'
import { expect, test } from 'vitest'
import { NOW } from '../fixtures/badge.ts'
import { aWebOf } from '../fixtures/issuer.ts'
import { verifyBadge } from '../verification/verify-badge.ts'

const ORIGIN = 'https://issuer.example'
const issuer = { id: `${ORIGIN}/issuer`, type: 'Profile', name: 'Old College', url: ORIGIN }
const badge = { id: `${ORIGIN}/badge`, type: 'BadgeClass', name: 'Welding', description: 'Welds.', issuer: issuer.id }
const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: `${ORIGIN}/assertions/1`,
  type: 'Assertion',
  badge: badge.id,
  recipient: { type: 'email', hashed: true, identity: 'sha256$abc' },
  issuedOn: '2020-01-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
}
const web = { [issuer.id]: issuer, [badge.id]: badge, [assertion.id]: assertion }

async function verdictOf(input: unknown, documents: Record<string, unknown>) {
  const text = typeof input === 'string' ? input : JSON.stringify(input)
  const report = await verifyBadge(text, { now: NOW, fetchDocument: aWebOf(documents) })
  return { verdict: report.verdict, reasons: report.checks.flatMap(({ reason }) => reason ?? []), report }
}

test('a hosted assertion found at its issuer’s site is genuine, with a caution', async () => {
  const { verdict, report } = await verdictOf(assertion, web)
  expect(verdict).toBe('genuine')
  expect(report.cautions).toEqual(['older-standard', 'hosted-not-signed'])
  expect(report.summary).toMatchObject({ name: 'Welding', issuerName: 'Old College' })
})

test('an address alone is enough', async () => {
  expect((await verdictOf(assertion.id, web)).verdict).toBe('genuine')
})

test('without the network a hosted assertion cannot be told', async () => {
  expect((await verdictOf(assertion, {})).verdict).toBe('cannot-tell')
})

test('a copy that differs from the hosted one is not genuine', async () => {
  const altered = { ...assertion, recipient: { ...assertion.recipient, identity: 'sha256$thief' } }
  expect(await verdictOf(altered, web)).toMatchObject({ verdict: 'not-genuine' })
})

test('an assertion on a stranger’s site is not the issuer’s', async () => {
  const forged = { ...assertion, id: 'https://evil.example/1' }
  expect(await verdictOf(forged, { ...web, [forged.id]: forged })).toMatchObject({ verdict: 'not-genuine' })
})

test('an embedded issuer cannot vouch for itself', async () => {
  const allowing = { ...issuer, verification: { allowedOrigins: ['evil.example'] } }
  const forged = { ...assertion, id: 'https://evil.example/1', badge: { ...badge, issuer: allowing } }
  expect(await verdictOf(forged, { ...web, [forged.id]: forged })).toMatchObject({ verdict: 'not-genuine' })
})

test('revoked and expired assertions are no longer valid', async () => {
  const revoked = { ...web, [assertion.id]: { id: assertion.id, type: 'Assertion', revoked: true } }
  expect((await verdictOf(assertion, revoked)).verdict).toBe('genuine-but-no-longer-valid')
  const expired = { ...assertion, expires: '2021-01-01T00:00:00Z' }
  expect((await verdictOf(expired, { ...web, [assertion.id]: expired })).verdict).toBe('genuine-but-no-longer-valid')
})

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const keyId = `${ORIGIN}/key`
const keyDocument = {
  id: keyId,
  type: 'CryptographicKey',
  owner: issuer.id,
  publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }),
}
const signing = { ...assertion, id: 'urn:uuid:5', verification: { type: 'SignedBadge', creator: keyId } }

async function signed(claims: object): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify(claims))
  return new CompactSign(payload).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
}

const signedWeb = { ...web, [issuer.id]: { ...issuer, publicKey: keyId }, [keyId]: keyDocument }

test('a signed assertion whose key the issuer publishes is genuine', async () => {
  expect((await verdictOf(await signed(signing), signedWeb)).verdict).toBe('genuine')
})

test('a signed assertion whose key the issuer does not publish is not genuine', async () => {
  const outcome = await verdictOf(await signed(signing), { ...signedWeb, [issuer.id]: issuer })
  expect(outcome).toMatchObject({ verdict: 'not-genuine' })
  expect(outcome.reasons).toContain('key-not-the-issuers')
})

test('an embedded issuer cannot bring its own key', async () => {
  const evilKey = { ...keyDocument, id: 'https://evil.example/key' }
  const embedded = { ...badge, issuer: { ...issuer, publicKey: evilKey } }
  const claims = { ...signing, badge: embedded, verification: { type: 'SignedBadge', creator: evilKey.id } }
  expect((await verdictOf(await signed(claims), signedWeb)).verdict).toBe('not-genuine')
})

test('a signed assertion in the issuer’s revocation list is no longer valid', async () => {
  const listUrl = `${ORIGIN}/revoked`
  const documents = {
    ...signedWeb,
    [issuer.id]: { ...issuer, publicKey: keyId, revocationList: listUrl },
    [listUrl]: { type: 'RevocationList', revokedAssertions: [{ id: 'urn:uuid:5', revocationReason: 'mistake' }] },
  }
  expect((await verdictOf(await signed(signing), documents)).verdict).toBe('genuine-but-no-longer-valid')
})
