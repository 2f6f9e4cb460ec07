import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { digest } from '#platform'
import { knownContexts } from '../contexts/known-contexts.ts'
import { aBadge, STATUS_LIST_URL } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import type { AchievementCredential } from '../model/credential.ts'
import type { JsonObject } from '../model/json.ts'
import { statusEntry } from '../status/status-entry.ts'

// What these modules have learnt from other files is forgotten: templates are counted here.
vi.resetModules()
const { canonicalizeAtOnce, canonicalizeByTables } = await import('./compiled-path.ts')
const { KeptLines } = await import('./kept-lines.ts')
const { canonicalizeByLibrary } = await import('./library-path.ts')
const { canonicalizeByTemplates } = await import('./templates.ts')

/** Raise to fuzz for longer: `FUZZ_RUNS=20000 npx vitest run templates`. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 300)
const issuers = [await anIssuer(), await anIssuer()] as const
const [issuer, otherIssuer] = issuers

/** A badge as parsed from JSON: shares no object with other badges. */
function copyOf(badge: AchievementCredential): JsonObject {
  return structuredClone(badge) as unknown as JsonObject
}

/** Makes sure that the form of a document is known, so that the next one of that form is for its template. */
async function learn(document: JsonObject): Promise<void> {
  await canonicalizeByTables(document, knownContexts)
  canonicalizeAtOnce(document, knownContexts)
}

/** Whether a template answered, after making sure that the library says the same. */
async function isTemplated(document: JsonObject): Promise<boolean> {
  const filled = canonicalizeByTemplates(document, knownContexts)
  const library = await canonicalizeByLibrary(document, knownContexts)
  if (filled) expect({ ok: true, nquads: filled.join('') }).toEqual(library)
  return filled !== undefined
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '"', '\\', 'a\nb\r\t', '\u0000\u007f\u0085', 'é', 'ŵ’', '水', '😀', '_:c14n0', '<urn:a>', ' .\n'),
)
const address = fc.oneof(
  fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
  fc.webUrl(),
  fc.constantFrom(
    'urn:a',
    'a:b',
    'zzz:1',
    'did:a:b',
    issuer.did,
    'https://library.example/badges/bike-repair',
    'x y',
    'x.png',
    'https://a.example/é',
  ),
)
/** All that may differ between the badges of one day. */
const differing = fc.record({
  id: address,
  index: fc.nat(131_071),
  subjectId: fc.option(address, { nil: undefined }),
  narrative: text,
  identityHash: text,
  salt: text,
  hashed: fc.boolean(),
  evidenceIds: fc.array(address, { minLength: 1, maxLength: 2 }),
  evidenceName: text,
  grade: text,
  by: fc.constantFrom(...issuers),
})

type Differing = typeof differing extends fc.Arbitrary<infer T> ? T : never

function badgeWith(parts: Differing): JsonObject {
  const { id, index, subjectId, narrative, identityHash, salt, hashed, evidenceIds, evidenceName, grade, by } = parts
  const identity = { type: 'IdentityObject', hashed, identityHash, identityType: 'emailAddress' as const, salt }
  return copyOf(
    aBadge(by, {
      id,
      subject: { id: subjectId, narrative, identifiers: [identity], results: [{ type: ['Result'], value: grade }] },
      evidence: evidenceIds.map((evidenceId) => ({ id: evidenceId, type: ['Evidence'], name: evidenceName })),
      status: statusEntry({ statusListUrl: STATUS_LIST_URL, index, purpose: 'revocation' }),
    }),
  )
}

test('badges of one form, whatever their values, come out of its template as from the library', async () => {
  let filled = 0
  await fc.assert(
    fc.asyncProperty(differing, differing, async (first, second) => {
      await learn(badgeWith(first))
      if (await isTemplated(badgeWith(second))) filled += 1
    }),
    { numRuns },
  )
  expect(filled).toBeGreaterThan(numRuns / 4)
})

test('badges of ordinary values always come out of the template', async () => {
  const ordinary = (turn: number) =>
    copyOf(
      aBadge(issuers[turn % 2] ?? issuer, {
        id: `urn:uuid:ordinary-${turn}`,
        status: statusEntry({ statusListUrl: STATUS_LIST_URL, index: turn, purpose: 'revocation' }),
        subject: {
          narrative: `Dysgwr ŵ ${turn} "${'\\'.repeat(turn % 3)}"`,
          id: turn % 3 === 0 ? `urn:x:${turn}` : undefined,
        },
      }),
    )
  for (let turn = 0; turn < 6; turn++) await learn(ordinary(turn))
  // Hashes put blank nodes into another order nearly each time.
  for (let turn = 6; turn < 86; turn++) expect(await isTemplated(ordinary(turn))).toBe(true)
})

test('over a long day, in which more and more begins to differ, lines that stay are hashed as all others', async () => {
  const ofTheDay = (turn: number) => {
    const salt = turn < 60 ? 'sea' : `sea ${turn}`
    const evidenceName = turn < 90 ? 'Tystiolaeth ŵ’r dydd' : `Tystiolaeth ${turn} ŵ`
    // A description makes it a form of its own, which no other test has changed.
    return {
      description: 'Of the day',
      ...copyOf(
        aBadge(turn < 120 ? issuer : (issuers[turn % 2] ?? issuer), {
          id: `urn:uuid:day-${turn}`,
          status: statusEntry({ statusListUrl: STATUS_LIST_URL, index: turn, purpose: 'revocation' }),
          subject: {
            narrative: `Dysgwr ŵ ${turn}`,
            identifiers: [
              { type: 'IdentityObject', hashed: true, identityHash: 'x', identityType: 'emailAddress', salt },
            ],
          },
          evidence: [{ id: 'https://library.example/evidence/7', type: ['Evidence'], name: evidenceName }],
        }),
      ),
    }
  }
  await learn(ofTheDay(0))
  await learn(copyOf(aBadge(otherIssuer, {})))
  let kept = 0
  for (let turn = 1; turn < 150; turn++) {
    expect(await isTemplated(ofTheDay(turn))).toBe(true)
    const pieces = canonicalizeByTemplates(ofTheDay(turn), knownContexts) ?? []
    kept += pieces.filter((piece) => piece instanceof KeptLines).length
    for (const name of ['sha256', 'sha384'] as const) {
      const before = Uint8Array.from([1, 2, 3])
      const expected = [1, 2, 3, ...createHash(name).update(pieces.join('')).digest()]
      expect([...(await digest(name, pieces, before))]).toEqual(expected)
    }
  }
  expect(kept).toBeGreaterThan(300)
})

test('an achievement or issuer that was changed in place is not taken for what it was', async () => {
  const badge = copyOf(aBadge(issuer, { id: 'urn:uuid:in-place' }))
  await learn(badge)
  expect(await isTemplated(badge)).toBe(true)
  const subject = badge.credentialSubject as JsonObject
  const achievement = subject.achievement as JsonObject
  const profile = badge.issuer as JsonObject
  const changes: (() => void)[] = [
    () => (achievement.name = 'Bicycle thief'),
    () => ((achievement.tag as string[])[1] = 'theft'),
    () => (achievement.tag as string[]).push('more'),
    () => ((achievement.alignment as JsonObject[])[0] = { type: 'Alignment', targetName: 'x', targetUrl: 'urn:x' }),
    () => (achievement.creditsAvailable = 35),
    () => delete achievement.humanCode,
    () => (achievement.version = '2'),
    () => (profile.name = 'Somebody else'),
    () => ((profile.image as JsonObject).caption = 'ŵ'),
    () => (subject.type = ['AchievementSubject', 'Profile']),
    () => ((badge.type as string[])[1] = 'AchievementCredential'),
    () => (badge['@context'] as string[]).splice(1, 1, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json'),
  ]
  for (const change of changes) {
    change()
    const atOnce = canonicalizeAtOnce(badge, knownContexts)?.join('')
    const compiled = atOnce ?? (await canonicalizeByTables(badge, knownContexts))
    const library = await canonicalizeByLibrary(badge, knownContexts)
    expect(compiled).toEqual(library.ok ? library.nquads : undefined)
  }
})

const base = () => copyOf(aBadge(issuer, { id: 'urn:uuid:base' }))

test.each<[string, (badge: JsonObject) => void]>([
  ['a field more', (badge) => (badge.description = 'x')],
  ['a field less', (badge) => delete badge.validUntil],
  ['a name that is a prototype', (badge) => Object.defineProperty(badge, '__proto__', { value: {}, enumerable: true })],
  ['an inherited field', (badge) => Object.setPrototypeOf(badge.credentialSubject, { narrative: 'inherited' })],
  ['a number for a text', (badge) => (badge.name = 7)],
  ['a list for a text', (badge) => (badge.name = ['a', 'b'])],
  ['an object for a text', (badge) => (badge.name = { '@value': 'a' })],
  ['null for a text', (badge) => (badge.name = null)],
  ['an unknown word', (badge) => (badge.unheardOf = 'x')],
  ['a relative address', (badge) => (badge.id = 'relative')],
  ['half of a surrogate pair', (badge) => (badge.name = '\ud800')],
  ['a text that is too long for a template', (badge) => (badge.name = 'x'.repeat(5000))],
  ['another scope', (badge) => (badge.credentialSubject = { type: 'AchievementSubject', '@context': {} })],
])('%s is not for a template', async (_, change) => {
  await learn(base())
  expect(await isTemplated(base())).toBe(true)
  const badge = base()
  change(badge)
  expect(canonicalizeByTemplates(badge, knownContexts)).toBeUndefined()
  // A document that did not fit leaves nothing behind in those that do.
  expect(await isTemplated(base())).toBe(true)
})

test.each<[string, (badge: JsonObject) => void]>([
  ['the badge and its issuer', (badge) => (badge.id = issuer.did)],
  ['the badge and its achievement', (badge) => (badge.id = 'https://library.example/badges/bike-repair')],
  ['the badge and its evidence', (badge) => (badge.id = 'https://library.example/evidence/42')],
  [
    'the issuer and the achievement',
    (badge) => ((badge.issuer as JsonObject).id = 'https://library.example/badges/bike-repair'),
  ],
])('%s under one name are left to the walk, and come out as from the library', async (_, change) => {
  await learn(base())
  const badge = base()
  change(badge)
  await learn(badge)
  await isTemplated(badge)
  const whole = await canonicalizeByTables(badge, knownContexts)
  if (whole) expect({ ok: true, nquads: whole }).toEqual(await canonicalizeByLibrary(badge, knownContexts))
})

test('two evidences change places as their addresses ask, and equal parts go to the library', async () => {
  const withEvidence = (ids: (string | undefined)[]) =>
    copyOf(
      aBadge(otherIssuer, {
        evidence: ids.map((id) => ({ ...(id && { id }), type: ['Evidence'], name: 'Same' })),
      }),
    )
  await learn(withEvidence(['urn:e:1', 'urn:e:2']))
  expect(await isTemplated(withEvidence(['urn:e:9', 'urn:e:3']))).toBe(true)
  expect(canonicalizeByTemplates(withEvidence(['urn:e:3', 'urn:e:3']), knownContexts)).toBeUndefined()
  expect(await isTemplated(withEvidence(['urn:e:5', 'urn:e:4']))).toBe(true)
  await learn(withEvidence([undefined, undefined]))
  expect(canonicalizeByTemplates(withEvidence([undefined, undefined]), knownContexts)).toBeUndefined()
})

test('a field that runs code when it is read does not mix two badges', async () => {
  await learn(base())
  const nosy = base()
  const value = nosy.name
  Object.defineProperty(nosy, 'name', {
    enumerable: true,
    get: () => {
      canonicalizeByTemplates(copyOf(aBadge(otherIssuer, { id: 'urn:uuid:meanwhile' })), knownContexts)
      return value
    },
  })
  expect(canonicalizeByTemplates(nosy, knownContexts)?.join('')).toBe(
    canonicalizeByTemplates(base(), knownContexts)?.join(''),
  )
})

test('more forms than are kept still come out right', async () => {
  for (let count = 1; count <= 40; count++) {
    const tags = Array.from({ length: count }, (_, at) => ({ type: ['Result'], value: String(at) }))
    const badge = copyOf(aBadge(issuer, { subject: { results: tags } }))
    await learn(badge)
    await isTemplated(badge)
  }
  for (let turn = 0; turn < 10; turn++) await learn(base())
  expect(await isTemplated(base())).toBe(true)
})
