import { expect, test } from 'vitest'
import { knownContexts } from '../contexts/known-contexts.ts'
import { aBadge, aSmallBadge } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import type { JsonObject } from '../model/json.ts'
import { canonicalizeByTables } from './compiled-path.ts'
import { canonicalizeByLibrary } from './library-path.ts'

const issuer = await anIssuer()
const badge = aBadge(issuer) as unknown as JsonObject
const small = aSmallBadge(issuer) as unknown as JsonObject

test.each([
  ['a badge with nearly every part', badge],
  ['the least badge', small],
  [
    'proof options',
    {
      '@context': badge['@context'],
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2026-05-01T10:00:00Z',
      verificationMethod: issuer.verificationMethod,
      proofPurpose: 'assertionMethod',
    },
  ],
])('%s takes the compiled path, to the same bytes as the library', async (_, document) => {
  const compiled = await canonicalizeByTables(document, knownContexts)
  expect(compiled).toBeDefined()
  expect(await canonicalizeByLibrary(document, knownContexts)).toEqual({ ok: true, nquads: compiled })
})

const subject = small.credentialSubject as JsonObject
const achievement = subject.achievement as JsonObject

function withAchievement(fields: JsonObject): JsonObject {
  return { ...small, credentialSubject: { ...subject, achievement: { ...achievement, ...fields } } }
}

/** Shapes that once differed, or that are easy to get wrong. */
test.each<[string, JsonObject]>([
  ['two equal lists', withAchievement({ resultDescription: [aResult('urn:a'), aResult('urn:b')] })],
  ['two empty lists of one id', withAchievement({ resultDescription: [aResult('urn:a', []), aResult('urn:a', [])] })],
  ['two lists of one id', withAchievement({ resultDescription: [aResult('urn:a'), aResult('urn:a', ['b'])] })],
  ['one id twice', withAchievement({ creator: { ...issuer.profile } as unknown as JsonObject })],
  [
    'one id twice, with blank nodes',
    withAchievement({ creator: withIdentifier(), related: { id: 'urn:r', type: 'Related' } }),
  ],
  [
    'the issuer as the achievement, with a number',
    { ...small, issuer: aNumbered(), credentialSubject: { ...subject, achievement: aNumbered() } },
  ],
  ['repeated text', withAchievement({ tag: ['a', 'a', 'b'] })],
  ['repeated types', withAchievement({ type: ['Achievement', 'Achievement'] })],
  ['a number and the same as text', withAchievement({ tag: [1, '1', true, 'true'] })],
  ['whole and broken numbers', withAchievement({ creditsAvailable: 3.5 })],
  ['an image that is an address', withAchievement({ image: 'https://a.example/x.png' })],
  [
    'an image that is an object',
    withAchievement({ image: { id: 'https://a.example/x.png', type: 'Image', caption: 'x' } }),
  ],
  ['no values at all', withAchievement({ tag: [], alignment: [] })],
  ['a part without a name, of which nothing is said', withAchievement({ alignment: [{ targetName: [] }] })],
  ['a part of which nothing is said but its name', withAchievement({ related: [{ id: 'urn:x', version: [] }] })],
  ['letters of many alphabets', withAchievement({ name: 'Dŵr’r', description: 'é', tag: ['ŷ', 'x', '水', '😀'] })],
  ['text to be escaped', withAchievement({ name: 'a"b\\c\n\r\t\b\f\u0000\u007f\u0085\u2028😀é' })],
  ['many blank nodes', withAchievement({ alignment: Array.from({ length: 25 }, (_, at) => anAlignment(at)) })],
  ['equal blank nodes', withAchievement({ alignment: [anAlignment(1), anAlignment(1), anAlignment(2)] })],
  ['types in another order', { ...small, type: ['OpenBadgeCredential', 'VerifiableCredential'] }],
  ['a type named like a list', withAchievement({ type: '["Achievement"]' })],
  ['types in a list in a list', withAchievement({ type: [['Achievement']] as never })],
  ['null', withAchievement({ humanCode: null })],
  ['an empty object', withAchievement({ related: {} })],
  ['a relative address', withAchievement({ image: 'x.png' })],
  ['an international address', withAchievement({ image: 'https://a.example/ÿ.png' })],
  ['a language', { ...small, name: { '@value': 'Enw', '@language': 'cy' } as JsonObject }],
])('%s comes out as from the library', async (_, document) => {
  await canonicalizeByTables(withAchievement({ type: ['Achievement'] }), knownContexts)
  const library = await canonicalizeByLibrary(document, knownContexts)
  const compiled = await canonicalizeByTables(document, knownContexts)
  if (compiled !== undefined) expect(library).toEqual({ ok: true, nquads: compiled })
})

function aNumbered(): JsonObject {
  return { ...issuer.profile, name: 3.5 } as unknown as JsonObject
}

function aResult(id: string, allowedValue: string[] = ['a', 'b']): JsonObject {
  return { id, type: ['ResultDescription'], name: 'n', resultType: 'Result', allowedValue }
}

function anAlignment(at: number): JsonObject {
  return { type: ['Alignment'], targetName: `skill ${at}`, targetUrl: `https://skills.example/${at}` }
}

function withIdentifier(): JsonObject {
  const otherIdentifier = { type: 'IdentifierEntry', identifier: '1', identifierType: 'identifier' }
  return { ...issuer.profile, otherIdentifier } as JsonObject
}
