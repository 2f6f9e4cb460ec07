import { expect, test } from 'vitest'
import { badgesInText, documentAddress, signedParts } from './badge-export-rules.ts'

const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://api.badgr.io/public/assertions/a1',
  badge: 'https://api.badgr.io/public/badges/b1',
  verification: { type: 'hosted' },
}
const credential = (id: string) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  id,
  proof: { type: 'DataIntegrityProof' },
})
const signed = 'eyJhbGciOiJFZERTQSJ9'
const uuid = '11f2ab4c-59d2-4c1e-9d3c-5f4f1f9b8f10'

test.each([
  ['nothing', '', []],
  [
    'a list of badges',
    JSON.stringify([assertion, credential('urn:1')]),
    [JSON.stringify(assertion), JSON.stringify(credential('urn:1'))],
  ],
  [
    'the backpack of Badgr and Canvas',
    JSON.stringify({
      status: { success: true },
      result: [
        {
          entityType: 'BackpackAssertion',
          openBadgeId: 'https://api.badgr.io/public/assertions/a1',
          badgeclassOpenBadgeId: 'https://api.badgr.io/public/badges/b1',
          image: 'https://media.badgr.io/uploads/badges/issuer.png',
        },
        { entityType: 'BackpackAssertion', openBadgeId: 'https://eu.badgr.com/public/assertions/a2' },
      ],
    }),
    ['https://api.badgr.io/public/assertions/a1', 'https://eu.badgr.com/public/assertions/a2'],
  ],
  [
    'the list of a Credly profile',
    JSON.stringify({ data: [{ id: uuid, issued_at: '2024-05-01', badge_template: { id: 't', name: 'Cloud' } }] }),
    [`https://api.credly.com/v1/obi/v2/badge_assertions/${uuid}`],
  ],
  [
    'a table with addresses',
    `Badge,Link,Picture\nFirst aid,https://badges.example/assertions/7,https://badges.example/badges/7.png\n"Cloud",https://www.credly.com/badges/${uuid}/public_url,\n`,
    ['https://badges.example/assertions/7', `https://api.credly.com/v1/obi/v2/badge_assertions/${uuid}`],
  ],
  [
    'addresses of something else',
    'https://a.example/about https://a.example/issuers/4 https://a.example/badgeclass/4',
    [],
  ],
  ['JSON of something else', '{"name":"Asha","pictures":["https://a.example/badges/1.png"],"n":[1,2,null]}', []],
])('%s: the badges in it are found', (_, text, badges) => {
  expect(badgesInText(text, 60)).toEqual(badges)
})

test('one badge counts once, and no more are taken than may be', () => {
  const many = Array.from({ length: 90 }, (_, at) => `https://a.example/assertions/${at}`)
  expect(badgesInText([...many, ...many].join('\n'), 60)).toHaveLength(60)
  expect(badgesInText(JSON.stringify([assertion, assertion]), 60)).toHaveLength(1)
})

test('a record whose badges are signed one by one gives them; another is one document', () => {
  const record = (parts: unknown[]) => ({
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: { verifiableCredential: parts },
  })
  const one = credential('urn:1')
  expect(signedParts(record([one, `${signed}.e30.AA`]))).toEqual([JSON.stringify(one), `${signed}.e30.AA`])
  const { proof: _, ...unsigned } = one
  expect(signedParts(record([one, unsigned]))).toBeUndefined()
  expect(signedParts(record([]))).toBeUndefined()
  expect(signedParts(one)).toBeUndefined()
  expect(signedParts({ type: ['VerifiablePresentation'], verifiableCredential: one })).toEqual([JSON.stringify(one)])
})

test('a page for people leads to the document where it is known where that lies', () => {
  expect(documentAddress(`https://www.credly.com/badges/${uuid}/linked_in_profile`)).toMatch(/badge_assertions\/11f2/)
  expect(documentAddress('https://credly.example/badges/7')).toBe('https://credly.example/badges/7')
})
