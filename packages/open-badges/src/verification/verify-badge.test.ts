import { expect, test } from 'vitest'
import legacy from '../../vectors/ed25519-signature-2020.json' with { type: 'json' }
import { bakePng } from '../baking/bake-png.ts'
import { aBadge, aSmallBadge, NOW, STATUS_LIST_URL } from '../fixtures/badge.ts'
import { anIssuer, aWebOf, type TestIssuer } from '../fixtures/issuer.ts'
import { aPicture } from '../fixtures/picture.ts'
import { didDocument } from '../identity/did-document.ts'
import { generateKeyPair } from '../keys/key-pair.ts'
import type { JsonObject } from '../model/json.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { encodeStatusList } from '../status/encode-bitstring.ts'
import { buildStatusListCredential } from '../status/status-list-credential.ts'
import type { CheckId, Verdict } from './report.ts'
import { verifyBadge } from './verify-badge.ts'

async function aSignedBadge(issuer: TestIssuer) {
  return signCredential(aBadge(issuer), { ...issuer, created: NOW })
}

async function aStatusList(issuer: TestIssuer, { set, validUntil }: { set: number[]; validUntil?: Date }) {
  const list = buildStatusListCredential({
    id: STATUS_LIST_URL,
    issuer: issuer.did,
    encodedList: encodeStatusList(set),
    purpose: 'revocation',
    validFrom: NOW,
    validUntil,
  })
  return signCredential(list, { ...issuer, created: NOW })
}

async function reasonOf(badge: unknown, id: CheckId, web: Record<string, unknown> = {}) {
  const report = await verifyBadge(JSON.stringify(badge), { now: NOW, fetchDocument: aWebOf(web) })
  return { verdict: report.verdict, reason: report.checks.find((check) => check.id === id)?.reason }
}

test('a badge from its issuer, in date and not revoked, is genuine', async () => {
  const issuer = await anIssuer()
  const web = { [STATUS_LIST_URL]: await aStatusList(issuer, { set: [4710, 4712] }) }
  const report = await verifyBadge(JSON.stringify(await aSignedBadge(issuer)), { now: NOW, fetchDocument: aWebOf(web) })
  expect(report.verdict).toBe('genuine')
  expect(report.checks.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['shape', 'passed'],
    ['contexts', 'passed'],
    ['signature', 'passed'],
    ['issuer-binding', 'passed'],
    ['dates', 'passed'],
    ['status', 'passed'],
  ])
  expect(report.summary).toMatchObject({ name: 'Bike repair', issuerName: 'Moulsecoomb Library' })
})

test('a revoked badge is genuine but no longer valid', async () => {
  const issuer = await anIssuer()
  const web = { [STATUS_LIST_URL]: await aStatusList(issuer, { set: [4711] }) }
  expect(await reasonOf(await aSignedBadge(issuer), 'status', web)).toEqual({
    verdict: 'genuine-but-no-longer-valid',
    reason: 'revoked',
  })
})

test('a badge whose status cannot be reached cannot be told, never genuine', async () => {
  const badge = await aSignedBadge(await anIssuer())
  expect(await reasonOf(badge, 'status')).toEqual({ verdict: 'cannot-tell', reason: 'status-not-found' })
  expect((await verifyBadge(JSON.stringify(badge), { now: NOW })).verdict).toBe('cannot-tell')
})

test('a status list signed by somebody else does not count', async () => {
  const issuer = await anIssuer()
  const stranger = await anIssuer()
  const forged = await aStatusList({ ...stranger, did: issuer.did }, { set: [] })
  for (const list of [await aStatusList(stranger, { set: [] }), forged]) {
    const outcome = await reasonOf(await aSignedBadge(issuer), 'status', { [STATUS_LIST_URL]: list })
    expect(outcome).toEqual({ verdict: 'cannot-tell', reason: 'status-list-not-trusted' })
  }
})

test('a status list that has ended does not count', async () => {
  const issuer = await anIssuer()
  const list = await aStatusList(issuer, { set: [], validUntil: new Date(NOW.getTime() - 1000) })
  expect((await reasonOf(await aSignedBadge(issuer), 'status', { [STATUS_LIST_URL]: list })).reason).toBe(
    'status-list-expired',
  )
})

test('a list with too few places to hide anybody in still says whether a badge was taken back', async () => {
  const issuer = await anIssuer()
  const badge = JSON.stringify(await aSignedBadge(issuer))
  const reportOn = async (revoked: number[]) => {
    const encodedList = encodeStatusList(revoked, 100_000)
    const parts = {
      id: STATUS_LIST_URL,
      issuer: issuer.did,
      encodedList,
      purpose: 'revocation',
      validFrom: NOW,
    } as const
    const list = await signCredential(buildStatusListCredential(parts), { ...issuer, created: NOW })
    return verifyBadge(badge, { now: NOW, fetchDocument: aWebOf({ [STATUS_LIST_URL]: list }) })
  }
  expect(await reportOn([4711])).toMatchObject({ verdict: 'genuine-but-no-longer-valid', cautions: [] })
  const report = await reportOn([4710, 4712])
  expect(report).toMatchObject({ verdict: 'genuine', cautions: ['status-list-short'] })
  expect(report.checks.find(({ id }) => id === 'status')).toMatchObject({ outcome: 'passed', detail: '100000' })
})

test.each<[string, Verdict, string | Uint8Array]>([
  ['a plain picture', 'no-badge', aPicture()],
  ['a web page', 'no-badge', '<!doctype html><html><body>Well done</body></html>'],
  ['other JSON', 'no-badge', '{"name":"Ava"}'],
  ['a picture cut short', 'damaged', bakePng(aPicture(), 'eyJ.e30.x').subarray(0, 80)],
  ['a picture whose badge was hit', 'damaged', withByteChanged(bakePng(aPicture(), 'eyJ.e30.x'), 'eyJ')],
  ['an SVG cut short', 'damaged', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"'],
  ['JSON cut short', 'damaged', '{"type":["VerifiableCredential","OpenBadgeCredential"],"issuer":'],
  ['a token cut short', 'damaged', 'eyJhbGciOiJFZERTQSJ9.eyJ0eXBl.'],
])('%s is %s, and so is neither called forged nor left open', async (_, verdict, input) => {
  const report = await verifyBadge(input, { now: NOW })
  expect(report.verdict).toBe(verdict)
  expect(report.checks).toHaveLength(1)
})

function withByteChanged(bytes: Uint8Array, at: string): Uint8Array {
  const changed = Uint8Array.from(bytes)
  changed[Buffer.from(bytes).indexOf(at) + 1] = 0x20
  return changed
}

test('a badge of 2022, signed in the way of that time, is genuine', async () => {
  expect((await reasonOf(legacy.credential, 'signature')).verdict).toBe('genuine')
  const altered = { ...legacy.credential, name: 'other' }
  expect(await reasonOf(altered, 'signature')).toEqual({ verdict: 'not-genuine', reason: 'signature-wrong' })
})

test('whoever keeps the status list can answer without fetching it', async () => {
  const badge = JSON.stringify(await aSignedBadge(await anIssuer()))
  const verdict = async (status: 'active' | 'suspended') =>
    (await verifyBadge(badge, { now: NOW, trustedStatus: async () => status })).verdict
  expect(await verdict('active')).toBe('genuine')
  expect(await verdict('suspended')).toBe('genuine-but-suspended')
})

test('a badge is not valid before its time nor after it', async () => {
  const issuer = await anIssuer()
  const signed = JSON.stringify(
    await signCredential(aSmallBadge(issuer, { validUntil: new Date('2026-06-01') }), { ...issuer, created: NOW }),
  )
  const at = async (now: string) => (await verifyBadge(signed, { now: new Date(now) })).verdict
  expect(await at('2026-05-20')).toBe('genuine')
  expect(await at('2026-06-02')).toBe('genuine-but-no-longer-valid')
  expect(await at('2026-05-01')).toBe('genuine-but-no-longer-valid')
})

test('no field of a badge can be changed, removed or added unseen', async () => {
  const issuer = await anIssuer()
  const web = { [STATUS_LIST_URL]: await aStatusList(issuer, { set: [] }) }
  const signed = (await aSignedBadge(issuer)) as unknown as JsonObject
  const paths = pathsOf(signed).filter((path) => path[0] !== '@context')
  expect(paths.length).toBeGreaterThan(60)
  for (const path of paths) {
    for (const change of [tampered, removed]) {
      const badge = structuredClone(signed)
      change(badge, path)
      const { verdict } = await verifyBadge(JSON.stringify(badge), { now: NOW, fetchDocument: aWebOf(web) })
      expect(verdict, `${change.name} ${path.join('.')}`).not.toBe('genuine')
    }
  }
})

test('the key must be the issuer’s own, whatever the signature says', async () => {
  const [issuer, stranger] = [await anIssuer(), await anIssuer()]
  const signed = await signCredential(aSmallBadge(issuer), { ...stranger, created: NOW })
  expect(await reasonOf(signed, 'issuer-binding')).toEqual({ verdict: 'not-genuine', reason: 'key-not-the-issuers' })
})

test('a proof of one badge does not fit another', async () => {
  const issuer = await anIssuer()
  const one = await signCredential(aSmallBadge(issuer), { ...issuer, created: NOW })
  const other = aSmallBadge(issuer, { name: 'Second visit' })
  expect(await reasonOf({ ...other, proof: one.proof }, 'signature')).toEqual({
    verdict: 'not-genuine',
    reason: 'signature-wrong',
  })
})

test('a rotated-out key still verifies while the issuer lists it, and not once it is taken out', async () => {
  const issuer = await anIssuer('did:web:library.example')
  const signed = await signCredential(aSmallBadge(issuer), { ...issuer, created: NOW })
  const { publicKeyMultibase: newer } = await generateKeyPair()
  const address = 'https://library.example/.well-known/did.json'
  const published = (keys: string[]) => ({ [address]: didDocument({ did: issuer.did, keys }) })
  const rotated = await reasonOf(signed, 'issuer-binding', published([newer, issuer.key.publicKeyMultibase]))
  expect(rotated.verdict).toBe('genuine')
  const withdrawn = await reasonOf(signed, 'issuer-binding', published([newer]))
  expect(withdrawn).toEqual({ verdict: 'not-genuine', reason: 'key-not-found' })
  expect((await reasonOf(signed, 'signature')).verdict).toBe('cannot-tell')
})

test('a key that the issuer lists for other uses cannot sign badges', async () => {
  const issuer = await anIssuer('did:web:library.example')
  const signed = await signCredential(aSmallBadge(issuer), { ...issuer, created: NOW })
  const document = { ...didDocument({ did: issuer.did, keys: [issuer.key.publicKeyMultibase] }), assertionMethod: [] }
  const outcome = await reasonOf(signed, 'issuer-binding', { 'https://library.example/.well-known/did.json': document })
  expect(outcome).toEqual({ verdict: 'not-genuine', reason: 'key-not-for-badges' })
})

test('an issuer that is a web page can publish its keys there', async () => {
  const issuer = await anIssuer('https://library.example/issuer')
  const signed = await signCredential(aSmallBadge(issuer), { ...issuer, created: NOW })
  const profile = didDocument({ did: issuer.did, keys: [issuer.key.publicKeyMultibase] })
  expect((await reasonOf(signed, 'signature', { [issuer.did]: profile })).verdict).toBe('genuine')
})

test('a context that nobody knows is refused by name', async () => {
  const badge = (await aSignedBadge(await anIssuer())) as unknown as JsonObject
  const foreign = { ...badge, '@context': [...[badge['@context']].flat(), 'https://evil.example/context'] }
  const report = await verifyBadge(JSON.stringify(foreign), { now: NOW })
  expect(report.verdict).toBe('cannot-tell')
  expect(report.checks[1]).toMatchObject({ reason: 'context-unknown', detail: 'https://evil.example/context' })
})

test('a status cannot be hidden behind another name for it', async () => {
  const { credentialStatus, '@context': contexts, ...rest } = await aSignedBadge(await anIssuer())
  const alias = { hidden: 'https://www.w3.org/2018/credentials#credentialStatus' }
  const renamed = { '@context': [...contexts, alias], ...rest, hidden: credentialStatus }
  expect(await reasonOf(renamed, 'contexts')).toEqual({ verdict: 'cannot-tell', reason: 'context-inline' })
  const spelledOut = { '@context': contexts, ...rest, [alias.hidden]: credentialStatus }
  expect(await reasonOf(spelledOut, 'contexts')).toEqual({
    verdict: 'cannot-tell',
    reason: 'field-is-not-a-plain-term',
  })
})

test('a status cannot be hidden in an inner object that repeats the id of the badge', async () => {
  const issuer = await anIssuer()
  const id = 'urn:uuid:self'
  const badge = aSmallBadge(issuer, { id, validUntil: NOW, evidence: [{ id, type: ['Evidence'] }] })
  const { validUntil, ...signed } = await signCredential(badge, { ...issuer, created: NOW })
  const moved = {
    ...signed,
    evidence: [{ id, type: ['Evidence', 'VerifiableCredential', 'OpenBadgeCredential'], validUntil }],
  }
  expect((await reasonOf(moved, 'shape')).verdict).toBe('cannot-tell')
})

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))
  return path.length === 0 ? inner : [path, ...inner]
}

function tampered(root: JsonObject, path: string[]): void {
  const holder = holderOf(root, path)
  const key = path.at(-1) ?? ''
  const value = holder[key]
  if (typeof value === 'string') holder[key] = /^\d{4}-/.test(value) ? '2026-04-30T10:00:00Z' : `${value}x`
  else if (typeof value === 'number') holder[key] = value + 1
  else if (typeof value === 'boolean') holder[key] = !value
  else holder[key] = 'tampered'
}

function removed(root: JsonObject, path: string[]): void {
  const holder = holderOf(root, path)
  const key = path.at(-1) ?? ''
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}

function holderOf(root: JsonObject, path: string[]): Record<string, unknown> {
  return path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, root)
}
