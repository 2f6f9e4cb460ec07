import { expect, test } from 'vitest'
import { bakePng } from '../baking/bake-png.ts'
import { bakeSvg } from '../baking/bake-svg.ts'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { aPicture } from '../fixtures/picture.ts'
import { signCredentialAsJwt } from '../jwt/sign-credential-as-jwt.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { readBadge } from './read-badge.ts'

const issuer = await anIssuer()
const json = JSON.stringify(await signCredential(aSmallBadge(issuer), { ...issuer, created: NOW }))
const jwt = await signCredentialAsJwt(aSmallBadge(issuer), { key: issuer.key, keyId: issuer.verificationMethod })
const assertion = {
  id: 'https://a.example/1',
  type: 'Assertion',
  badge: 'https://a.example/b',
  verification: { type: 'hosted' },
}

test.each([
  ['JSON', json, 'json', 'open-badges-3'],
  ['JSON as bytes, with a byte order mark', new TextEncoder().encode(`\uFEFF\n${json}\n`), 'json', 'open-badges-3'],
  ['a JWT', ` ${jwt}\n`, 'jwt', 'open-badges-3'],
  ['a baked PNG', bakePng(aPicture(), json), 'png', 'open-badges-3'],
  ['a JWT in a PNG', bakePng(aPicture(), jwt), 'png', 'open-badges-3'],
  ['a baked SVG', bakeSvg('<svg/>', json), 'svg', 'open-badges-3'],
  ['an Open Badges 2.0 assertion', JSON.stringify(assertion), 'json', 'open-badges-2'],
  ['an address in a PNG', bakePng(aPicture(), 'https://a.example/1'), 'png', 'open-badges-2'],
  ['another credential', json.replace('"OpenBadgeCredential"', '"Licence"'), 'json', 'verifiable-credential'],
])('%s is told for what it is', (_, input, container, standard) => {
  expect(readBadge(input)).toMatchObject({ ok: true, container, standard })
})

test.each([
  ['nothing', '', 'empty'],
  ['a plain picture', aPicture(), 'no-badge-in-picture'],
  ['a picture with something else baked in', bakePng(aPicture(), 'hello'), 'not-a-badge'],
  ['bytes that are no text', Uint8Array.from([0xff, 0xfe, 0xfd]), 'not-text'],
  ['broken JSON', '{"a":', 'json-unreadable'],
  ['other JSON', '{"a":1}', 'not-a-badge'],
  ['a broken JWT', 'eyJh.bbbb.cccc', 'jwt-unreadable'],
  ['deep JSON', `{"type":["VerifiableCredential"],"a":${'['.repeat(60)}${']'.repeat(60)}}`, 'too-deep'],
])('%s is refused with a code', (_, input, refusal) => {
  expect(readBadge(input)).toMatchObject({ ok: false, refusal })
})
