import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isGivenTo, isIssuersOwn } from './brought-badge-rules.ts'

const email = 'Ava@Example.org'
const hashed = (algorithm: 'sha256' | 'md5', text: string) =>
  `${algorithm}$${createHash(algorithm).update(text).digest('hex')}`

const version3 = (identifier: unknown) => ({ credentialSubject: { type: ['AchievementSubject'], identifier } })
const address = (identityHash: unknown, more: object = {}) => ({
  ...{ type: 'IdentityObject', identityType: 'emailAddress', identityHash },
  ...more,
})

describe('a badge of Open Badges 3.0 is given to an address', () => {
  test.each([
    ['plain', address('Ava@Example.org')],
    ['plain, in other letters', address('ava@example.ORG')],
    ['hashed', address(hashed('sha256', 'Ava@Example.org'))],
    ['hashed in small letters', address(hashed('sha256', 'ava@example.org'))],
    ['hashed with a salt behind it', address(hashed('sha256', 'ava@example.orgpepper'), { salt: 'pepper' })],
    ['hashed by MD5', address(hashed('md5', 'ava@example.orgpepper'), { salt: 'pepper' })],
    [
      'with its digest in capitals',
      address(hashed('sha256', 'ava@example.org').toUpperCase().replace('SHA256', 'SHA256')),
    ],
    ['among other identifiers', [address('student-7', { identityType: 'identifier' }), address('ava@example.org')]],
  ])('%s', (_, identifier) => {
    expect(isGivenTo(version3(identifier), email)).toBe(true)
  })

  test('of which one of several subjects has it', () => {
    const subjects = [{}, version3(address('ava@example.org')).credentialSubject]
    expect(isGivenTo({ credentialSubject: subjects }, email)).toBe(true)
  })

  test.each([
    ['another address', address('ben@example.org')],
    ['the same text as something other than an address', address('ava@example.org', { identityType: 'name' })],
    ['the hash of another address', address(hashed('sha256', 'ben@example.org'))],
    ['a hash whose salt is not told', address(hashed('sha256', 'ava@example.orgpepper'))],
    ['a salt that is no text', address(hashed('sha256', 'ava@example.org7'), { salt: 7 })],
    ['a hash of another kind', address(`sha1$${createHash('sha1').update('ava@example.org').digest('hex')}`)],
    ['a digest without its kind', address(createHash('sha256').update('ava@example.org').digest('hex'))],
    ['no text', address(7)],
    ['nothing', undefined],
    ['no object', 'ava@example.org'],
    ['null', null],
  ])('and not to %s', (_, identifier) => {
    expect(isGivenTo(version3(identifier), email)).toBe(false)
  })

  test.each([[undefined], [null], ['ava@example.org'], [[['ava@example.org']]]])(
    'a subject %j names nobody',
    (subject) => {
      expect(isGivenTo({ credentialSubject: subject }, email)).toBe(false)
    },
  )
})

describe('a badge of Open Badges 2.0 is given to an address', () => {
  const version2 = (recipient: unknown) => ({ type: 'Assertion', recipient })

  test.each([
    [{ type: 'email', hashed: false, identity: 'ava@example.org' }],
    [{ type: 'email', hashed: true, identity: hashed('sha256', 'ava@example.org') }],
    [{ type: 'email', hashed: true, identity: hashed('sha256', 'ava@example.orgdeadsea'), salt: 'deadsea' }],
  ])('%j', (recipient) => {
    expect(isGivenTo(version2(recipient), email)).toBe(true)
  })

  test.each([
    [{ type: 'url', identity: 'ava@example.org' }],
    [{ type: 'email', identity: 'ben@example.org' }],
    [{ type: 'email', identity: hashed('sha256', 'ava@example.orgdeadsea') }],
    [['ava@example.org']],
    [null],
    [undefined],
  ])('and not %j', (recipient) => {
    expect(isGivenTo(version2(recipient), email)).toBe(false)
  })
})

describe('an achievement is its issuer’s own', () => {
  test.each([
    ['https://college.example/badges/7', 'https://college.example/issuer'],
    ['http://college.example/badges/7', 'https://college.example/issuer'],
    ['https://College.Example/badges/7', 'did:web:college.example'],
    ['https://college.example/badges/7', 'did:web:college.example:issuers:1'],
    ['https://college.example:8443/badges/7', 'did:web:college.example%3A8443'],
    ['did:web:college.example:badges:7', 'did:web:COLLEGE.example'],
  ])('%s of %s', (achievementId, issuerId) => {
    expect(isIssuersOwn({ achievementId, issuerId })).toBe(true)
  })

  test.each([
    ['https://redcross.example/first-aid', 'https://college.example/issuer'],
    ['https://redcross.example/first-aid', 'did:web:college.example'],
    ['https://college.example.evil.example/a', 'https://college.example/issuer'],
    ['https://college.example:8443/badges/7', 'https://college.example/issuer'],
    // Without a host nothing says whose it is: two of the kind are not one issuer's for that.
    ['urn:uuid:1234', 'urn:uuid:1234'],
    ['did:key:z6Mk', 'did:key:z6Mk'],
    ['https://', 'https://'],
    ['my-https://college.example', 'my-https://college.example'],
    ['x did:web:college.example', 'did:web:college.example'],
  ])('%s not of %s', (achievementId, issuerId) => {
    expect(isIssuersOwn({ achievementId, issuerId })).toBe(false)
  })
})
