import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { aBadge, aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { signCredential } from '../proof/sign-credential.ts'

/** The published schemas are not ours to carry: name the folder that holds them to run these tests. */
const folder = process.env.OPEN_BADGES_SCHEMAS ?? '/work/shared/data/standards/openbadges-3.0'
const file = `${folder}/ob_v3p0_achievementcredential_schema.json`

test.skipIf(!existsSync(file))('badges fit the JSON Schema that 1EdTech publishes', async () => {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const { $schema: _, ...schema } = JSON.parse(readFileSync(file, 'utf8'))
  const fits = ajv.compile(schema)
  const issuer = await anIssuer()
  for (const badge of [aBadge(issuer), aSmallBadge(issuer)]) {
    fits(await signCredential(badge, { ...issuer, created: NOW }))
    expect(fits.errors).toBeNull()
  }
  expect(fits({ ...aSmallBadge(issuer), issuer: 7 })).toBe(false)
})
