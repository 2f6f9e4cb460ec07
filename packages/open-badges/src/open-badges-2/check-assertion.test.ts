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

test('nothing is said of the dates of a badge that could not be fetched', async () => {
  const lapsed = { ...assertion, expires: '2021-01-01T00:00:00Z' }
  for (const input of [assertion, assertion.id, lapsed]) {
    const { report, reasons } = await verdictOf(input, {})
    expect(report.verdict).toBe('cannot-tell')
    expect(report.checks.find(({ id }) => id === 'dates')).toMatchObject({ outcome: 'not-checked' })
    expect(reasons).toContain('hosted-copy-not-found')
    expect(reasons).not.toContain('expired')
  }
})

test('every check of an assertion cites Open Badges 2.0', async () => {
  for (const input of [assertion, await signed(signing), { ...assertion, id: 'https://evil.example/1' }]) {
    for (const documents of [signedWeb, {}]) {
      const { report } = await verdictOf(input, documents)
      for (const { spec } of report.checks) expect(spec).toMatch(/^Open Badges 2\.0 §/)
    }
  }
})

test('an issuer’s rule on addresses narrows where its assertions lie', async () => {
  const narrow = { ...issuer, verification: { startsWith: `${ORIGIN}/college/` } }
  const outcome = await verdictOf(assertion, { ...web, [issuer.id]: narrow })
  expect(outcome).toMatchObject({ verdict: 'not-genuine' })
  expect(outcome.reasons).toContain('hosted-elsewhere')
  const away = { ...issuer, verification: { allowedOrigins: ['cdn.example'] } }
  expect((await verdictOf(assertion, { ...web, [issuer.id]: away })).verdict).toBe('not-genuine')
})

test('what an issuer on https has on http is not relied on: assertion, key or list', async () => {
  const http = (address: string) => address.replace('https:', 'http:')
  const onHttp = { ...assertion, id: http(assertion.id) }
  const hosted = await verdictOf(onHttp, { ...web, [onHttp.id]: onHttp })
  expect(hosted).toMatchObject({ verdict: 'cannot-tell' })
  expect(hosted.reasons).toContain('address-not-https')
  const key = http(keyId)
  const byKey = { ...signing, verification: { type: 'SignedBadge', creator: key } }
  const keyWeb = { ...web, [issuer.id]: { ...issuer, publicKey: key }, [key]: { ...keyDocument, id: key } }
  expect((await verdictOf(await signed(byKey), keyWeb)).reasons).toContain('address-not-https')
  const list = `${http(ORIGIN)}/revoked`
  const listWeb = {
    ...signedWeb,
    [issuer.id]: { ...issuer, publicKey: keyId, revocationList: list },
    [list]: { type: 'RevocationList', revokedAssertions: [] },
  }
  expect(await verdictOf(await signed(signing), listWeb)).toMatchObject({ verdict: 'cannot-tell' })
})

test('an issuer that is on http itself is believed with a caution', async () => {
  const formerly = { ...issuer, id: issuer.id.replace('https:', 'http:') }
  const documents = { ...web, [badge.id]: { ...badge, issuer: formerly.id }, [formerly.id]: formerly }
  const { report } = await verdictOf(assertion, documents)
  expect(report.verdict).toBe('genuine')
  expect(report.cautions).toContain('not-over-https')
})
