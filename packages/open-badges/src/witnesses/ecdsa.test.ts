import { describe, expect, test } from 'vitest'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import type { JsonObject } from '../model/json.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { anEcdsaWitness, type EcdsaWitness, isEcdsaVerifiedByDigitalBazaar } from './digitalbazaar-ecdsa.ts'

/** Criteria and five alignments without ids: seven blank nodes, whose labels follow from the order of their hashes. */
async function aBadgeOfManyBlankNodes({ did }: EcdsaWitness): Promise<JsonObject> {
  const badge = aSmallBadge(await anIssuer(), {
    achievement: {
      id: 'https://library.example/badges/bike-repair',
      type: ['Achievement'],
      name: 'Bike repair',
      description: 'Keeps a bicycle safe to ride.',
      criteria: { narrative: 'Repaired three bicycles.' },
      alignment: [1, 2, 3, 4, 5].map((number) => ({
        type: ['Alignment'],
        targetName: `Skill ${number}`,
        targetUrl: `https://skills.example/${number}`,
      })),
    },
  })
  return { ...badge, issuer: did } as unknown as JsonObject
}

const verdictOf = async (signed: object) => (await verifyBadge(JSON.stringify(signed), { now: NOW })).verdict

describe.each(['P-256', 'P-384'] as const)('ecdsa-rdfc-2019 on %s', (curve) => {
  test('a badge of many blank nodes that @digitalbazaar/vc signed is genuine, and not once changed', async () => {
    const witness = await anEcdsaWitness(curve)
    const signed = await witness.sign(await aBadgeOfManyBlankNodes(witness), NOW)
    expect(await verdictOf(signed)).toBe('genuine')
    expect(await verdictOf({ ...signed, name: 'Other' })).toBe('not-genuine')
  })

  test('@digitalbazaar/vc verifies a badge of many blank nodes that we signed', async () => {
    const witness = await anEcdsaWitness(curve)
    const { key, verificationMethod } = witness
    const unsigned = await aBadgeOfManyBlankNodes(witness)
    const signed = await signCredential(unsigned, { key, verificationMethod, created: NOW })
    expect(await isEcdsaVerifiedByDigitalBazaar(signed, NOW)).toBe(true)
    expect(await isEcdsaVerifiedByDigitalBazaar({ ...signed, name: 'Other' }, NOW)).toBe(false)
  })
})
