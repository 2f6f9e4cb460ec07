import { expect, test } from 'vitest'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { signCredentialAsJwt } from '../jwt/sign-credential-as-jwt.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { parseAchievementCredential } from './credential.ts'
import { type Text, wordsOf } from './text.ts'

const both: Text = [
  { '@value': 'First visit', '@language': 'en' },
  { '@value': 'Ymweliad cyntaf', '@language': 'cy', '@direction': 'ltr' },
]
const map: Text = { en: 'First visit', cy: 'Ymweliad cyntaf' }

async function named(name: Text) {
  const issuer = await anIssuer()
  const badge = aSmallBadge(issuer)
  const achievement = { ...badge.credentialSubject.achievement, name }
  return { issuer, badge: { ...badge, name, credentialSubject: { ...badge.credentialSubject, achievement } } }
}

test('a badge with its name in two languages is genuine, and told in the language of the reader', async () => {
  const { issuer, badge } = await named(both)
  const signed = JSON.stringify(await signCredential(badge, { ...issuer, created: NOW }))
  expect(await verifyBadge(signed, { now: NOW })).toMatchObject({
    verdict: 'genuine',
    summary: { name: 'First visit' },
  })
  expect((await verifyBadge(signed, { now: NOW, language: 'cy' })).summary.name).toBe('Ymweliad cyntaf')
  const changed = signed.replaceAll('Ymweliad', 'Taith')
  expect((await verifyBadge(changed, { now: NOW })).verdict).toBe('not-genuine')
})

test('a map of languages is read in a JWT, and refused where no context knows it', async () => {
  const { issuer, badge } = await named(map)
  const jwt = await signCredentialAsJwt(badge, { key: issuer.key, keyId: issuer.verificationMethod })
  expect(await verifyBadge(jwt, { now: NOW, language: 'cy' })).toMatchObject({
    verdict: 'genuine',
    summary: { name: 'Ymweliad cyntaf' },
  })
  await expect(signCredential(badge, { ...issuer, created: NOW })).rejects.toThrow(/term-unknown \(cy\)/)
})

test.each<[unknown, string | undefined, string | undefined]>([
  ['plain', 'cy', 'plain'],
  [both, 'cy', 'Ymweliad cyntaf'],
  [both, 'fr', 'First visit'],
  [map, 'cy-GB', 'Ymweliad cyntaf'],
  [{ 'en-GB': 'Colour' }, undefined, 'Colour'],
  [{ fr: 'Vélo' }, 'cy', 'Vélo'],
  [{ '@value': 'No language' }, 'cy', 'No language'],
  [7, 'en', undefined],
  [[], 'en', undefined],
  [{}, 'en', undefined],
  [{ en: 7 }, 'en', undefined],
  [['a'], 'en', undefined],
  [{ __proto__: null, constructor: 'x' }, 'en', undefined],
])('the words of %j in %s are %s', (value, language, wording) => {
  expect(wordsOf(value, language)).toBe(wording)
})

test.each([7, [], {}, ['text'], { '@value': 7 }, { '@value': 'x', url: 'y' }, { en: 7 }])(
  'a name that is %j is refused by its path',
  async (name) => {
    const { badge } = await named('x')
    const achievement = { ...badge.credentialSubject.achievement, name }
    expect(
      parseAchievementCredential({ ...badge, credentialSubject: { ...badge.credentialSubject, achievement } }),
    ).toEqual({
      ok: false,
      problem: { path: 'credentialSubject.achievement.name', message: expect.stringContaining('text') },
    })
  },
)
