import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBadge, aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { openBadges3 } from '../foreign/open-badges-3.ts'
import { buildEndorsementCredential } from './build-endorsement-credential.ts'
import { compileSchema } from './compile-schema.ts'
import { achievementCredentialSchema, endorsementCredentialSchema, verifiableCredentialSchema } from './credential.ts'
import type { JsonObject } from './json.ts'
import { buildLearnerRecord, learnerRecordSchema } from './learner-record.ts'

const schemas = {
  achievementCredentialSchema,
  endorsementCredentialSchema,
  verifiableCredentialSchema,
  learnerRecordSchema,
}
const issuer = await anIssuer()
const foreign = openBadges3.flatMap(({ input }) => {
  const text = typeof input === 'string' ? input : new TextDecoder().decode(input)
  return text.startsWith('{') ? [JSON.parse(text) as object] : []
})
const endorsement = buildEndorsementCredential({
  id: 'urn:uuid:endorsement',
  issuer: issuer.profile,
  about: 'https://library.example/badges/first-visit',
  name: 'Employers’ choice',
  comment: 'We look for this badge.',
  validFrom: NOW,
})
const record = buildLearnerRecord({
  id: 'urn:uuid:record',
  issuer: issuer.profile,
  learnerId: issuer.did,
  name: 'Record',
  credentials: [aSmallBadge(issuer) as unknown as JsonObject],
  validFrom: NOW,
})
const own: object[] = [aBadge(issuer), aSmallBadge(issuer), endorsement, record]
const documents = [...own, ...foreign]
/** One of each kind as often as all the foreign ones. */
const anyOfThem = fc.oneof(fc.constantFrom(...own), fc.constantFrom(...documents))
const odd = [null, 0, 1.5, '', 'text', true, [], ['VerifiableCredential'], {}, { id: 'x' }, '2026-02-30T00:00:00Z', NaN]

test.each(Object.entries(schemas))('the compiled %s says yes where the schema does, and nowhere else', (_, schema) => {
  const isRight = compileSchema(schema)
  expect(isRight).toBeDefined()
  const agreed = { yes: 0, no: 0 }
  const agree = (document: unknown) => {
    const { success } = schema.safeParse(document)
    expect(isRight?.(document), JSON.stringify(document)).toBe(success)
    agreed[success ? 'yes' : 'no'] += 1
  }
  for (const document of [...documents, ...odd]) agree(document)
  fc.assert(
    fc.property(anyOfThem, fc.nat(), fc.constantFrom(...odd, undefined), (document, at, value) => {
      agree(changed(document, at, value))
    }),
    { numRuns: 1500 },
  )
  expect(agreed.yes).toBeGreaterThan(5)
  expect(agreed.no).toBeGreaterThan(5)
})

/** The same document with one of its parts, at any depth, put in place of by another value. */
function changed(document: object, at: number, value: unknown): object {
  const copy = structuredClone(document)
  const places = placesIn(copy)
  const place = places[at % places.length]
  if (place) place.holder[place.name] = value
  return copy
}

function placesIn(value: unknown): { holder: Record<string, unknown>; name: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])])
}
