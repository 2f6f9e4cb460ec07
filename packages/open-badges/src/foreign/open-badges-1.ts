import { createSign, generateKeyPairSync } from 'node:crypto'
import type { JsonObject } from '../model/json.ts'
import type { ForeignCase } from './case.ts'

const SITE = 'https://guild.example'
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' })

const draft: JsonObject = {
  recipient: 'sha256$9f6c2f0e',
  salt: 'brine',
  issued_on: '2012-03-04',
  badge: {
    version: '0.5.0',
    name: 'Knots',
    description: 'Ties ten knots.',
    image: '/knots.png',
    criteria: '/knots',
    issuer: { origin: SITE, name: 'The Guild' },
  },
}
const draftAt = `${SITE}/draft`
const issuer = { name: 'The Guild', url: SITE }
const badge = { name: 'Knots', description: 'Ties ten knots.', image: `${SITE}/knots.png`, issuer: `${SITE}/issuer` }
const hosted: JsonObject = {
  uid: 'k-7',
  recipient: { type: 'email', hashed: false, identity: 'learner@mail.example' },
  badge: `${SITE}/knots.json`,
  issuedOn: '2014-05-06',
  verify: { type: 'hosted', url: `${SITE}/k-7` },
}
const web = { [`${SITE}/k-7`]: hosted, [`${SITE}/knots.json`]: badge, [`${SITE}/issuer`]: issuer }
const signed: JsonObject = { ...hosted, verify: { type: 'signed', url: `${SITE}/key.pem` } }
const signedWeb = { ...web, [`${SITE}/key.pem`]: pem }
const withList = { ...signedWeb, [`${SITE}/issuer`]: { ...issuer, revocationList: `${SITE}/revoked` } }

function jws(claims: object, by = rsa): string {
  const [header, payload] = [{ alg: 'RS256' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const signature = createSign('sha256').update(`${header}.${payload}`).sign(by.privateKey)
  return `${header}.${payload}.${signature.toString('base64url')}`
}

type Told = Omit<ForeignCase, 'name' | 'input'>
const offline = 'cannot-tell'

function hostedWith(name: string, changes: JsonObject, told: Told['verdict']): ForeignCase {
  const one = { ...hosted, ...changes }
  return { name, input: JSON.stringify(one), web: { ...web, [`${SITE}/k-7`]: one }, verdict: told, offline }
}

function signedIn(name: string, told: Told): ForeignCase {
  return { name, input: jws(signed), extension: 'jwt', offline, ...told }
}

/** Open Badges 1.0 and 1.1 and the draft before them: no types, keys without a list, lists of revoked uids. */
export const openBadges1: ForeignCase[] = [
  { name: 'of the first draft, without its address', input: JSON.stringify(draft), verdict: 'cannot-tell' },
  {
    name: 'of the first draft',
    input: draftAt,
    extension: 'txt',
    web: { [draftAt]: draft },
    verdict: 'genuine',
    offline,
  },
  {
    name: 'of the first draft and ended',
    input: draftAt,
    extension: 'txt',
    web: { [draftAt]: { ...draft, expires: '2013-01-01' } },
    verdict: 'genuine-but-no-longer-valid',
    offline,
  },
  {
    name: 'of the first draft, on a stranger’s site',
    input: 'https://evil.example/draft',
    extension: 'txt',
    web: { 'https://evil.example/draft': draft },
    verdict: 'not-genuine',
    offline,
  },
  { name: '1.0, hosted', input: JSON.stringify(hosted), web, verdict: 'genuine', offline },
  {
    name: '1.0, with no word of how to check it',
    input: JSON.stringify({ ...hosted, verify: undefined }),
    web,
    verdict: 'cannot-tell',
  },
  hostedWith('1.0, issued at a Unix time', { issuedOn: 1500423730 }, 'genuine'),
  hostedWith('1.0, issued at a Unix time in milliseconds', { issuedOn: 1500423730000 }, 'genuine'),
  hostedWith('1.0, issued at a Unix time as text', { issuedOn: '1500423730.5' }, 'genuine'),
  hostedWith(
    '1.0, ended at a time with an offset of old',
    { expires: '2015-02-18T18:10+0500' },
    'genuine-but-no-longer-valid',
  ),
  hostedWith('1.0, ending at no date', { expires: 'when it is over' }, 'cannot-tell'),
  hostedWith('1.0, issued at no date', { issuedOn: 'soon' }, 'cannot-tell'),
  hostedWith('1.0, without an end', { expires: null }, 'genuine'),
  hostedWith('1.0, for nobody', { recipient: null }, 'not-genuine'),
  hostedWith('1.0, for a bare text', { recipient: 'learner@mail.example' }, 'not-genuine'),
  hostedWith('1.0, taken back at a date', { revoked: '2015-01-01' }, 'genuine-but-no-longer-valid'),
  {
    name: '1.0, of a badge without a name',
    input: JSON.stringify(hosted),
    web: { ...web, [`${SITE}/knots.json`]: { ...badge, name: undefined } },
    verdict: 'not-genuine',
    offline,
  },
  signedIn('1.0, signed with a key on the issuer’s site', { web: signedWeb, verdict: 'genuine' }),
  signedIn('1.0, signed with a key that is gone', { web, verdict: 'cannot-tell' }),
  signedIn('1.0, signed, and nobody on the list', {
    web: { ...withList, [`${SITE}/revoked`]: {} },
    verdict: 'genuine',
  }),
  signedIn('1.0, signed, and another on the list', {
    web: { ...withList, [`${SITE}/revoked`]: { 'k-8': 'a mistake' } },
    verdict: 'genuine',
  }),
  signedIn('1.0, signed, and on the list', {
    web: { ...withList, [`${SITE}/revoked`]: { 'k-7': 'a mistake' } },
    verdict: 'genuine-but-no-longer-valid',
  }),
  signedIn('1.0, signed, with a list out of reach', { web: withList, verdict: 'cannot-tell' }),
  signedIn('1.0, signed, with a page of an error for a list', {
    web: { ...withList, [`${SITE}/revoked`]: { error: 'Not found', status: 404 } },
    verdict: 'cannot-tell',
  }),
  {
    ...signedIn('1.0, signed with another key', { web: signedWeb, verdict: 'not-genuine' }),
    input: jws(signed, other),
  },
  {
    ...signedIn('1.0, signed with a key on a stranger’s site', {
      web: { ...signedWeb, 'https://evil.example/key.pem': other.publicKey.export({ type: 'spki', format: 'pem' }) },
      verdict: 'not-genuine',
    }),
    input: jws({ ...signed, verify: { type: 'signed', url: 'https://evil.example/key.pem' } }, other),
  },
  {
    ...signedIn('1.0 by its words, of an issuer who lists its keys', {
      web: { ...signedWeb, [`${SITE}/issuer`]: { ...issuer, publicKey: `${SITE}/listed` } },
      verdict: 'not-genuine',
    }),
  },
]
