import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { aBadge, aSmallBadge, NOW } from '../fixtures/badge.ts'
import { aFullBadge, anEndorsement, JWTS, STATUS } from '../fixtures/full-badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { signCredentialAsJwt } from '../jwt/sign-credential-as-jwt.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { isJsonObject, type JsonObject } from './json.ts'

/** The published schemas are not ours to carry: name the folder that holds them, and they are tests, too. */
const folder = process.env.OPEN_BADGES_SCHEMAS
/** The names of their properties, by the part that has each: `Achievement.name`. */
const standard: string[] = JSON.parse(
  readFileSync(new URL('../fixtures/open-badges-3-properties.json', import.meta.url), 'utf8'),
)

if (folder) {
  test('badges fit the JSON Schema that 1EdTech publishes', badgesFit)
  test('endorsements fit the JSON Schema that 1EdTech publishes', endorsementsFit)
}

async function badgesFit() {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const { $schema: _, ...schema } = JSON.parse(
    readFileSync(`${folder}/ob_v3p0_achievementcredential_schema.json`, 'utf8'),
  )
  const fits = ajv.compile(schema)
  const issuer = await anIssuer()
  const endorsement = await signCredential(anEndorsement(issuer), { ...issuer, created: NOW })
  for (const badge of [aBadge(issuer), aSmallBadge(issuer), aFullBadge(issuer, endorsement as unknown as JsonObject)]) {
    fits(await signCredential(badge, { ...issuer, created: NOW }))
    expect(fits.errors).toBeNull()
  }
  expect(fits({ ...aSmallBadge(issuer), issuer: 7 })).toBe(false)
}

async function endorsementsFit() {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const { $schema: _, ...schema } = JSON.parse(
    readFileSync(`${folder}/ob_v3p0_endorsementcredential_schema.json`, 'utf8'),
  )
  const fits = ajv.compile(schema)
  const issuer = await anIssuer()
  fits(await signCredential(anEndorsement(issuer), { ...issuer, created: NOW }))
  expect(fits.errors).toBeNull()
  expect(fits({ ...anEndorsement(issuer), name: undefined })).toBe(false)
}

test('a badge with everything that the standard has is signed and verified, and none of it can be changed', async () => {
  const issuer = await anIssuer()
  const endorsement = (await signCredential(anEndorsement(issuer), {
    ...issuer,
    created: NOW,
  })) as unknown as JsonObject
  const signed = await signCredential(aFullBadge(issuer, endorsement), { ...issuer, created: NOW })
  const list = { id: STATUS.id, issuer: issuer.did, revokedCredential: [] }
  const powers = { now: NOW, fetchDocument: async () => ({ ok: true as const, document: list }) }
  const report = await verifyBadge(JSON.stringify(signed), powers)
  expect(report.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
  // The badge is endorsed; its issuer and achievement only carry what was said of the badge.
  const verdicts = report.endorsements?.map(({ verdict }) => verdict)
  expect(verdicts).toEqual(['genuine', 'not-genuine', 'not-genuine', 'not-genuine'])
  const changed = { ...signed, credentialSubject: { ...signed.credentialSubject, role: 'Owner' } }
  expect((await verifyBadge(JSON.stringify(changed), powers)).verdict).toBe('not-genuine')
  const asJwt = aFullBadge(issuer, endorsement, JWTS)
  const jwt = await signCredentialAsJwt(asJwt, { key: issuer.key, keyId: issuer.verificationMethod })
  expect((await verifyBadge(jwt, powers)).verdict).toBe('genuine')
})

/** The properties that a document uses, by the first of its types that the schema has; some parts have no type of their own. */
function propertiesOf(value: unknown, untyped = 'AchievementCredential'): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => propertiesOf(item, untyped))
  if (!isJsonObject(value)) return []
  const types = [value.type].flat().map(String)
  const part = PARTS.find((name) => types.includes(name)) ?? untyped
  return Object.entries(value).flatMap(([name, inner]) => [
    `${part}.${name}`,
    ...propertiesOf(inner, UNTYPED[name] ?? ''),
  ])
}

const PARTS = [
  'AchievementSubject',
  'EndorsementSubject',
  'EndorsementCredential',
  'Achievement',
  'Profile',
  'Address',
  'GeoCoordinates',
  'Alignment',
  'Evidence',
  'IdentityObject',
  'IdentifierEntry',
  'Image',
  'ResultDescription',
  'RubricCriterionLevel',
  'Result',
  'Related',
]

const UNTYPED: Record<string, string> = {
  criteria: 'Criteria',
  proof: 'Proof',
  credentialSchema: 'CredentialSchema',
  credentialStatus: 'CredentialStatus',
  refreshService: 'RefreshService',
  termsOfUse: 'TermsOfUse',
}

test('the builders have a place for every property of the standard', async () => {
  const issuer = await anIssuer()
  const endorsement = await signCredential(anEndorsement(issuer), { ...issuer, created: NOW })
  const unsigned = aFullBadge(issuer, endorsement as unknown as JsonObject, JWTS)
  const used = new Set([
    ...propertiesOf(unsigned),
    ...propertiesOf(
      await signCredential(aFullBadge(issuer, endorsement as unknown as JsonObject), { ...issuer, created: NOW }),
    ),
    ...propertiesOf({ ...endorsement, type: ['EndorsementCredential'] }),
  ])
  // What a proof for a question has: presentations ask, badges do not.
  const asked = ['Proof.challenge', 'Proof.domain', 'Proof.nonce']
  expect(standard.filter((property) => !used.has(property) && !asked.includes(property))).toEqual([])
})
