import { createHash, generateKeyPairSync } from 'node:crypto'
import { CompactSign } from 'jose'
import { bakePng } from '../baking/bake-png.ts'
import { readPngChunks } from '../baking/png-chunks.ts'
import { pngChunk, writePng } from '../baking/write-png.ts'
import { aPicture } from '../fixtures/picture.ts'
import type { JsonObject } from '../model/json.ts'
import type { ForeignCase } from './case.ts'

const ORIGIN = 'https://old.example'
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const keyId = `${ORIGIN}/key`
const issuer = { id: `${ORIGIN}/issuer`, type: 'Issuer', name: 'Old College', url: ORIGIN, publicKey: keyId }
const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' })
const key = { id: keyId, type: 'CryptographicKey', owner: issuer.id, publicKeyPem: pem }
const badge = { id: `${ORIGIN}/badge`, type: 'BadgeClass', name: 'Welding', description: 'Welds.', issuer: issuer.id }
const identity = `sha256$${createHash('sha256')
  .update('learner@mail.example' + 'deadsea')
  .digest('hex')}`
const assertion: JsonObject = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: `${ORIGIN}/assertions/1`,
  type: 'Assertion',
  badge: badge.id,
  recipient: { type: 'email', hashed: true, salt: 'deadsea', identity },
  issuedOn: '2020-01-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
}
const web = { [issuer.id]: issuer, [badge.id]: badge, [keyId]: key, [String(assertion.id)]: assertion }
const old: JsonObject = {
  uid: 'abc',
  recipient: { type: 'email', hashed: false, identity: 'learner@mail.example' },
  badge: `${ORIGIN}/badge`,
  issuedOn: 1577836800,
  verify: { type: 'hosted', url: `${ORIGIN}/assertions/old` },
}
const signedOne = { ...assertion, id: 'urn:uuid:1', verification: { type: 'SignedBadge', creator: keyId } }

async function jws(claims: object, by = rsa): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify(claims))
  return new CompactSign(payload).setProtectedHeader({ alg: 'RS256' }).sign(by.privateKey)
}

function baked(text: string, type = 'iTXt'): Uint8Array {
  const [header, ...rest] = readPngChunks(bakePng(aPicture(), 'a.b.c')) ?? []
  const keyword = type === 'iTXt' ? 'openbadges\0\0\0\0\0' : 'openbadges\0'
  const data = Buffer.concat([Buffer.from(keyword, 'latin1'), Buffer.from(text)])
  const others = rest.filter(({ type: name }) => name !== 'iTXt')
  return writePng([...(header ? [header] : []), pngChunk(type, data), ...others])
}

const hosted = JSON.stringify(assertion)
const changed = { ...assertion, recipient: { type: 'email', hashed: false, identity: 'thief@mail.example' } }
const elsewhere = { ...assertion, id: 'https://evil.example/1' }
const ended = { ...assertion, expires: '2021-01-01T00:00:00Z' }

const formerly = { ...issuer, id: issuer.id.replace('https', 'http') }
const delegated = 'https://cdn.example/old/1'
const lending = (startsWith: string) => ({ ...issuer, verification: { startsWith } })
const signedText = await jws(signedOne)

function hostedUnder(name: string, context: string, verdict: ForeignCase['verdict']): ForeignCase[] {
  const one = { ...assertion, '@context': context }
  const around = { ...web, [String(assertion.id)]: one }
  return [{ name, input: JSON.stringify(one), web: around, verdict, offline: 'cannot-tell' }]
}

function withList(name: string, list: JsonObject, verdict: ForeignCase['verdict']): ForeignCase[] {
  const listed = { ...issuer, revocationList: `${ORIGIN}/revoked` }
  const around = { ...web, [issuer.id]: listed, [`${ORIGIN}/revoked`]: list }
  return [{ name, input: signedText, web: around, extension: 'jwt', verdict, offline: 'cannot-tell' }]
}

/** Open Badges 2.0 and 1.1, hosted and signed. */
export const openBadges2: ForeignCase[] = [
  { name: 'hosted', input: hosted, web, verdict: 'genuine', offline: 'cannot-tell' },
  {
    name: 'hosted, of the first standard',
    input: JSON.stringify(old),
    web: { ...web, [`${ORIGIN}/assertions/old`]: old },
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'hosted, with badge and issuer in it',
    input: JSON.stringify({ ...assertion, badge: { ...badge, issuer } }),
    web,
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'hosted, but changed in this copy',
    input: JSON.stringify(changed),
    web,
    verdict: 'not-genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'hosted on a stranger’s site',
    input: JSON.stringify(elsewhere),
    web: { ...web, [elsewhere.id]: elsewhere },
    verdict: 'not-genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'hosted and ended',
    input: JSON.stringify(ended),
    web: { ...web, [String(assertion.id)]: ended },
    verdict: 'genuine-but-no-longer-valid',
    offline: 'cannot-tell',
  },
  {
    name: 'hosted and taken back',
    input: hosted,
    web: { ...web, [String(assertion.id)]: { id: assertion.id, revoked: true } },
    verdict: 'genuine-but-no-longer-valid',
    offline: 'cannot-tell',
  },
  { name: 'hosted no longer', input: hosted, web: { [issuer.id]: issuer, [badge.id]: badge }, verdict: 'cannot-tell' },
  { name: 'signed', input: await jws(signedOne), web, extension: 'jwt', verdict: 'genuine', offline: 'cannot-tell' },
  {
    name: 'signed by another key',
    input: await jws(signedOne, other),
    web,
    extension: 'jwt',
    verdict: 'not-genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'signed, then taken back',
    input: await jws(signedOne),
    web: {
      ...web,
      [issuer.id]: { ...issuer, revocationList: `${ORIGIN}/revoked` },
      [`${ORIGIN}/revoked`]: { revokedAssertions: [{ id: 'urn:uuid:1' }] },
    },
    extension: 'jwt',
    verdict: 'genuine-but-no-longer-valid',
    offline: 'cannot-tell',
  },
  {
    name: 'a PNG with an assertion',
    input: baked(hosted),
    web,
    extension: 'png',
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'a PNG with an address',
    input: baked(String(assertion.id), 'tEXt'),
    web,
    extension: 'png',
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'an SVG with an assertion',
    input: `<svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="${assertion.id}"><![CDATA[${hosted}]]></openbadges:assertion></svg>`,
    web,
    extension: 'svg',
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'hosted, of an issuer that moved to https since',
    input: hosted,
    web: { ...web, [badge.id]: { ...badge, issuer: formerly.id }, [formerly.id]: formerly },
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'hosted elsewhere, with leave of the issuer',
    input: JSON.stringify({ ...assertion, id: delegated }),
    web: { ...web, [delegated]: { ...assertion, id: delegated }, [issuer.id]: lending('https://cdn.example/old/') },
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'hosted elsewhere, with a leave that says nothing',
    input: JSON.stringify({ ...assertion, id: delegated }),
    web: { ...web, [delegated]: { ...assertion, id: delegated }, [issuer.id]: lending('') },
    verdict: 'not-genuine',
    offline: 'cannot-tell',
  },
  ...hostedUnder('under words that are not the standard’s', 'https://w3id.org/openbadges/other', 'cannot-tell'),
  ...hostedUnder('under the words of 2.1', 'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld', 'genuine'),
  {
    name: 'of another type',
    input: JSON.stringify({ ...assertion, type: 'OtherAssertion' }),
    web,
    verdict: 'no-badge',
  },
  {
    name: 'hosted, of an issuer that keeps its old name on its site',
    input: hosted,
    web: { ...web, [issuer.id]: { ...issuer, id: `${ORIGIN}/formerly` } },
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'hosted, of an issuer that goes by the name of another',
    input: hosted,
    web: { ...web, [issuer.id]: { ...issuer, id: 'https://other.example/issuer' } },
    verdict: 'cannot-tell',
  },
  ...withList('signed, on a list without entries', { type: 'RevocationList' }, 'cannot-tell'),
  ...withList('signed, on a page of an error', { error: 'Not found' }, 'cannot-tell'),
  ...withList('signed, on a list of somebody else', { issuer: ORIGIN, revokedAssertions: [] }, 'cannot-tell'),
  ...withList('signed, on a list that names others', { revokedAssertions: ['urn:uuid:2'] }, 'genuine'),
  ...withList('signed, on a list of bare ids', { revokedAssertions: ['urn:uuid:1'] }, 'genuine-but-no-longer-valid'),
  {
    name: 'signed, taken back in the issuer’s own profile',
    input: await jws(signedOne),
    web: { ...web, [issuer.id]: { ...issuer, revocationList: { revokedAssertions: [{ id: 'urn:uuid:1' }] } } },
    extension: 'jwt',
    verdict: 'genuine-but-no-longer-valid',
    offline: 'cannot-tell',
  },
  { name: 'a badge class without an assertion', input: JSON.stringify(badge), web, verdict: 'no-badge' },
  { name: 'text that is no badge', input: 'Congratulations!', extension: 'txt', verdict: 'no-badge' },
]
