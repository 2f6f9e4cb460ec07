import { expect, test, vi } from 'vitest'
import { aBadge, aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { isVerifiedByDigitalBazaar, signByDigitalBazaar } from './digitalbazaar.ts'

test('@digitalbazaar/vc verifies our badges, and refuses them once changed', async () => {
  const issuer = await anIssuer()
  for (const badge of [aBadge(issuer), aSmallBadge(issuer)]) {
    const signed = await signCredential(badge, { ...issuer, created: NOW })
    expect(await isVerifiedByDigitalBazaar(signed, NOW)).toBe(true)
    expect(await isVerifiedByDigitalBazaar({ ...signed, name: 'Other' }, NOW)).toBe(false)
  }
})

test('we verify the badges of @digitalbazaar/vc, and refuse them once changed', async () => {
  const issuer = await anIssuer()
  const signed = await signByDigitalBazaar(aBadge(issuer), issuer, NOW)
  const options = { now: NOW, trustedStatus: async () => 'active' as const }
  expect((await verifyBadge(JSON.stringify(signed), options)).verdict).toBe('genuine')
  expect((await verifyBadge(JSON.stringify({ ...signed, name: 'Other' }), options)).verdict).toBe('not-genuine')
})

test('ours and theirs are the same signature, byte for byte', async () => {
  const issuer = await anIssuer()
  const theirs = await signByDigitalBazaar(aBadge(issuer), issuer, NOW)
  const ours = await signCredential(aBadge(issuer), { ...issuer, created: NOW })
  expect(theirs).toMatchObject({ proof: { proofValue: ours.proof.proofValue } })
})

test('@digitalcredentials/verifier-core verifies our badges, and refuses them once changed', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}', { headers: { 'content-type': 'application/json' } }))
  const { verifyCredential } = await import('@digitalcredentials/verifier-core')
  const issuer = await anIssuer()
  const signed = await signCredential(aSmallBadge(issuer), { ...issuer, created: new Date('2026-01-01') })
  const outcome = async (credential: object) =>
    verifyCredential({ credential: structuredClone(credential) as never, knownDIDRegistries: [] as never })
  const valid = await outcome(signed)
  expect(valid.log?.find(({ id }) => id === 'valid_signature')).toMatchObject({ valid: true })
  const changed = await outcome({ ...signed, name: 'Other' })
  expect(changed.log?.find(({ id }) => id === 'valid_signature')?.valid).not.toBe(true)
  vi.unstubAllGlobals()
})
