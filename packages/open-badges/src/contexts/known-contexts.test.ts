import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CREDENTIALS_V2_CONTEXT, OPEN_BADGES_CONTEXT } from './context-names.ts'
import { contextsWith, knownContexts } from './known-contexts.ts'

const DIGESTS: Record<string, string> = {
  'bitstring-status-list-v1.json': 'fd08cbf28ddd829ab2f1978c48f43ab07a112c1c90245a0cfac7ba721c65170c',
  'clr-2.0.1.json': 'd371397030ae9b16a37c468fac463d37ff441f3a7bb364ddfc964624c573b847',
  'credentials-examples-v1.json': '73bebae22e70ebb4466ac2e1f3e3b35c43436217623b51ff3e1b567e1aff4ba2',
  'credentials-examples-v2.json': '57393fbc69d6efb9b9b5dc9cb6b9880b0944360abfe2eaf459c9e58cf2279d7c',
  'credentials-v1.json': '00d7dd6d3ad8b920e3e550dd3a3d9090bffcac84cdbf943da6924b3e0a5c8bb8',
  // Published in VC Data Model 2.0, §Base Context.
  'credentials-v2.json': '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734',
  'data-integrity-v1.json': 'b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554',
  // Published in the security considerations of Data Integrity 1.0.
  'data-integrity-v2.json': '67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4',
  'did-v1.json': '62c1054bf404d6dd3a4b26b64f830fd72095f6a26edc4469908c94351352ce5f',
  'ed25519-signature-2020-v1.json': 'b9e1ab971fd8bf2c7553e0c4a9438e0b9450afde1ea1ca5b2492368b9f549588',
  'multikey-v1.json': 'c5f3806f8286920573221938917988a18a4cc5a09e968d29649613c7a1c2b1f6',
  'odrl.json': 'a83cb98005bce546531131d4042318d8267aff71b1451f53cc926587fcef42c6',
  'open-badges-3.0.0.json': '9f1c8f9f361ba2994b9b50701f41149919542c50c7b7455b2846d87959295d72',
  'open-badges-3.0.1.json': 'af095468326d3449160509b26ca71576e6321d13c85b0369cfe3b654c9a48fba',
  'open-badges-3.0.2.json': '00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53',
  'open-badges-3.0.3.json': 'ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761',
  'open-badges-extensions.json': '2d013f981d1f4516081a6a04e55468ba2b071d4153b794f19a79715c45a89a5e',
  'status-list-2021-v1.json': '634d71c159289f068c96012e4511c657fdf82ac4231900081bda3ba24e2e1160',
  'undefined-terms-v2.json': '82dab514ba44eb18f5d1b0f638c5e140c6a556fbfb5089601bdc0fa5eb8b2581',
}

test('every context that the package carries has a digest here', () => {
  const files = readdirSync(new URL('../../contexts/', import.meta.url)).filter((name) => name.endsWith('.json'))
  expect(Object.keys(DIGESTS).toSorted()).toEqual(files.toSorted())
})

test.each(Object.entries(DIGESTS))('%s is carried byte for byte', (file, digest) => {
  const bytes = readFileSync(new URL(`../../contexts/${file}`, import.meta.url))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest)
})

test('an operator can add a context but not replace one of the package', () => {
  const contexts = contextsWith({ 'https://place.example/context': {}, [OPEN_BADGES_CONTEXT]: { evil: true } })
  expect(contexts.has('https://place.example/context')).toBe(true)
  expect(contexts.get(OPEN_BADGES_CONTEXT)).toBe(knownContexts.get(OPEN_BADGES_CONTEXT))
  expect(contexts.has(CREDENTIALS_V2_CONTEXT)).toBe(true)
})
