import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownContexts } from '../contexts/known-contexts.ts'
import { aBadge } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import type { JsonObject } from '../model/json.ts'
import { canonicalizeByTables } from './compiled-path.ts'
import { inexactValueIn } from './exact-values.ts'
import { canonicalizeByLibrary } from './library-path.ts'

/** Raise to fuzz for longer: `FUZZ_RUNS=20000 npx vitest run differential`. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 300)

const issuer = await anIssuer()
const badge = aBadge(issuer) as unknown as JsonObject

/** Words that mean something to the processor, and words that nearly do. */
const key = fc.oneof(
  fc.constantFrom(
    'id',
    'type',
    'name',
    'image',
    'tag',
    'alignment',
    'criteria',
    'creator',
    'narrative',
    'url',
    'related',
  ),
  fc.constantFrom('hashed', 'creditsAvailable', 'awardedDate', 'allowedValue', 'resultDescription', 'proofPurpose'),
  fc.constantFrom(
    'issuer',
    'evidence',
    'credentialStatus',
    'statusMessage',
    'endorsement',
    'otherIdentifier',
    'source',
  ),
  fc.constantFrom(
    '@id',
    '@type',
    '@value',
    '@context',
    '@graph',
    '__proto__',
    'cred:id',
    'https://schema.org/name',
    'zzz',
  ),
)
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('Achievement', 'Profile', 'Alignment', 'Image', 'IdentityObject', 'VerifiableCredential', 'Result'),
  fc.constantFrom(
    'urn:a',
    'urn:b',
    '_:b0',
    'https://a.example/é',
    'did:key:z6Mk',
    '',
    ' ',
    'a:b',
    'https://a b',
    'assertionMethod',
  ),
)
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, 3, 3.5, 1e-7, 1e21, 0, -0))
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3, depthSize: 'small' }, scalar, tie('list'), tie('object')),
  list: fc.array(tie('any'), { maxLength: 3 }),
  object: fc.dictionary(key, tie('any'), { maxKeys: 4 }),
})).any

type Mutation = { at: number; kind: 'replace' | 'remove' | 'add' | 'copy'; key: string; value: unknown; from: number }
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(200),
  from: fc.nat(200),
  kind: fc.constantFrom('replace', 'remove', 'add', 'copy'),
  key,
  value,
})

test('a badge mutated anyhow canonicalises as by the library, or goes to the library', async () => {
  let compiledRuns = 0
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
      const document = structuredClone(badge)
      for (const one of mutations) mutate(document, one)
      compiledRuns += await isSame(document)
    }),
    { numRuns },
  )
  expect(compiledRuns).toBeGreaterThan(numRuns / 20)
})

/** Values of the right kind, in all numbers and orders: most of these must take the compiled path. */
const word = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'b', 'quote " and \\'))
const address = fc.constantFrom('urn:a', 'urn:b', 'https://a.example/1', 'https://a.example/2', issuer.did)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const list = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof(arbitrary, fc.array(arbitrary, { maxLength: 3 }))
const image = fc.oneof(address, fc.record({ id: address, type: fc.constant('Image'), caption: maybe(word) }))
const alignment = fc.record({
  type: fc.constantFrom('Alignment', ['Alignment']),
  targetName: word,
  targetUrl: address,
  targetCode: maybe(word),
})
const profile = fc.record({
  id: address,
  type: fc.constant(['Profile']),
  name: maybe(word),
  url: maybe(address),
  image: maybe(image),
})
const resultDescription = fc.record({
  id: address,
  type: fc.constant(['ResultDescription']),
  name: word,
  resultType: fc.constant('Result'),
  allowedValue: maybe(list(word)),
})
const achievement = fc.record({
  id: address,
  type: fc.constantFrom('Achievement', ['Achievement']),
  name: word,
  description: word,
  criteria: fc.record({ narrative: word, id: maybe(address) }),
  creditsAvailable: maybe(fc.constantFrom(3, 3.5, 0.25, 100)),
  tag: maybe(list(word)),
  image: maybe(image),
  alignment: maybe(list(alignment)),
  creator: maybe(profile),
  resultDescription: maybe(list(resultDescription)),
})
const identifier = fc.record({
  type: fc.constant('IdentityObject'),
  hashed: fc.boolean(),
  identityHash: word,
  identityType: fc.constant('emailAddress'),
})
const variant = fc.record({
  '@context': fc.constant(badge['@context']),
  id: fc.constant('urn:uuid:1'),
  type: fc.constantFrom(
    ['VerifiableCredential', 'OpenBadgeCredential'],
    ['OpenBadgeCredential', 'VerifiableCredential'],
  ),
  name: word,
  issuer: fc.oneof(address, profile),
  validFrom: fc.constant('2026-01-01T00:00:00Z'),
  awardedDate: maybe(fc.constant('2026-01-01T00:00:00Z')),
  evidence: maybe(list(fc.record({ id: maybe(address), type: fc.constant('Evidence'), narrative: word }))),
  credentialSubject: fc.record({
    id: maybe(address),
    type: fc.constant(['AchievementSubject']),
    identifier: maybe(list(identifier)),
    achievement,
    result: maybe(list(fc.record({ type: fc.constant('Result'), value: word, resultDescription: maybe(address) }))),
  }),
})

test('badges of every legal form canonicalise as by the library', async () => {
  let compiledRuns = 0
  await fc.assert(
    fc.asyncProperty(variant, async (document) => {
      compiledRuns += await isSame(JSON.parse(JSON.stringify(document)))
    }),
    { numRuns },
  )
  expect(compiledRuns).toBeGreaterThan(numRuns * 0.8)
})

/** 1 where the compiled path answered, after making sure that the library says the same; 0 where it declined. */
async function isSame(document: JsonObject): Promise<number> {
  const compiled = await canonicalizeByTables(document, knownContexts)
  if (compiled === undefined) return 0
  expect(inexactValueIn(document)).toBeUndefined()
  expect(await canonicalizeByLibrary(document, knownContexts)).toEqual({ ok: true, nquads: compiled })
  return 1
}

function mutate(document: JsonObject, { at, from, kind, key, value }: Mutation): void {
  const holders = holdersIn(document)
  const holder = holders[at % holders.length]
  if (!holder) return
  const keys = Object.keys(holder).filter((name) => name !== '@context')
  const target = keys[from % Math.max(1, keys.length)]
  const write = (name: string, content: unknown) =>
    Object.defineProperty(holder, name, { value: content, enumerable: true, configurable: true, writable: true })
  if (kind === 'add') write(Array.isArray(holder) ? String(holder.length) : key, value)
  else if (target === undefined) return
  else if (kind === 'replace') write(target, value)
  else if (kind === 'copy') write(target, structuredClone(holders[from % holders.length]))
  else if (Array.isArray(holder)) holder.splice(Number(target), 1)
  else delete holder[target]
}

function holdersIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([name, child]) => (name === '@context' ? [] : holdersIn(child)))
  return [value as Record<string, unknown>, ...inner]
}
