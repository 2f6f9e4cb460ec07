import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { aBadge, aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer, type TestIssuer } from '../fixtures/issuer.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { buildAchievementCredential } from './build-achievement-credential.ts'
import { buildEndorsementCredential } from './build-endorsement-credential.ts'
import type { JsonObject } from './json.ts'

/** The published schemas are not ours to carry: name the folder that holds them to run these tests. */
const folder = process.env.OPEN_BADGES_SCHEMAS ?? '/work/shared/data/standards/openbadges-3.0'
const file = `${folder}/ob_v3p0_achievementcredential_schema.json`
const endorsementFile = `${folder}/ob_v3p0_endorsementcredential_schema.json`

test.skipIf(!existsSync(file))('badges fit the JSON Schema that 1EdTech publishes', async () => {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const { $schema: _, ...schema } = JSON.parse(readFileSync(file, 'utf8'))
  const fits = ajv.compile(schema)
  const issuer = await anIssuer()
  const endorsement = await signCredential(anEndorsement(issuer), { ...issuer, created: NOW })
  for (const badge of [aBadge(issuer), aSmallBadge(issuer), aFullBadge(issuer, endorsement as unknown as JsonObject)]) {
    fits(await signCredential(badge, { ...issuer, created: NOW }))
    expect(fits.errors).toBeNull()
  }
  expect(fits({ ...aSmallBadge(issuer), issuer: 7 })).toBe(false)
})

test.skipIf(!existsSync(endorsementFile))('endorsements fit the JSON Schema that 1EdTech publishes', async () => {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const { $schema: _, ...schema } = JSON.parse(readFileSync(endorsementFile, 'utf8'))
  const fits = ajv.compile(schema)
  const issuer = await anIssuer()
  fits(await signCredential(anEndorsement(issuer), { ...issuer, created: NOW }))
  expect(fits.errors).toBeNull()
  expect(fits({ ...anEndorsement(issuer), name: undefined })).toBe(false)
})

test('a badge with everything that the standard has is signed and verified, and none of it can be changed', async () => {
  const issuer = await anIssuer()
  const endorsement = (await signCredential(anEndorsement(issuer), {
    ...issuer,
    created: NOW,
  })) as unknown as JsonObject
  const signed = await signCredential(aFullBadge(issuer, endorsement), { ...issuer, created: NOW })
  const report = await verifyBadge(JSON.stringify(signed), { now: NOW })
  expect(report).toMatchObject({ verdict: 'genuine', endorsements: [{ verdict: 'genuine' }] })
  const changed = { ...signed, credentialSubject: { ...signed.credentialSubject, role: 'Owner' } }
  expect((await verifyBadge(JSON.stringify(changed), { now: NOW })).verdict).toBe('not-genuine')
})

function anEndorsement({ profile }: TestIssuer) {
  const about = 'urn:uuid:full'
  return buildEndorsementCredential({
    id: 'urn:uuid:e',
    issuer: profile,
    about,
    name: 'Praise',
    comment: 'Good.',
    validFrom: NOW,
  })
}

/** A badge with the parts that {@link aBadge} leaves out. */
function aFullBadge({ profile }: TestIssuer, endorsement: JsonObject) {
  const geo = { type: 'GeoCoordinates', latitude: 50.8, longitude: -0.1 }
  const address = { type: 'Address', addressCountryCode: 'GB', addressLocality: 'Brighton', geo }
  const level = { id: 'urn:level:1', type: 'RubricCriterionLevel', name: 'Good', level: '1', points: '3' }
  return buildAchievementCredential({
    id: 'urn:uuid:full',
    issuer: { ...profile, address, phone: '+441273000000', official: 'A. Person' },
    achievement: {
      id: 'urn:badge:full',
      type: ['Achievement'],
      name: 'Everything',
      description: 'All of it.',
      criteria: { narrative: 'Do it.' },
      inLanguage: 'en',
      version: '2',
      fieldOfStudy: 'Cycling',
      specialization: 'Brakes',
      related: [{ id: 'urn:badge:cy', type: ['Related'], inLanguage: 'cy', version: '1' }],
      otherIdentifier: [{ type: 'IdentifierEntry', identifier: 'B-1', identifierType: 'identifier' }],
      resultDescription: [
        {
          id: 'urn:rd:1',
          type: ['ResultDescription'],
          name: 'Level',
          resultType: 'RubricCriterionLevel',
          rubricCriterionLevel: [level],
        },
      ],
    },
    subject: {
      id: 'did:example:learner',
      results: [{ type: ['Result'], resultDescription: 'urn:rd:1', achievedLevel: 'urn:level:1', status: 'Completed' }],
      details: {
        activityStartDate: '2026-01-01T00:00:00Z',
        activityEndDate: '2026-02-01T00:00:00Z',
        creditsEarned: 2,
        licenseNumber: 'L-1',
        role: 'Mechanic',
        term: 'Spring',
      },
    },
    awardedDate: NOW,
    validFrom: NOW,
    endorsements: [endorsement],
  })
}
