import { expect, test } from 'vitest'
import { aBadge, aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import type { AchievementCredential } from '../model/credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { signCredential } from './sign-credential.ts'
import { signCredentials } from './sign-credentials.ts'

test('signs each badge as if it were signed alone', async () => {
  const issuer = await anIssuer()
  const options = { ...issuer, created: NOW }
  const badges = [aBadge(issuer), aSmallBadge(issuer), aBadge(issuer, { id: 'urn:uuid:other' })]
  const signed: unknown[] = []
  for await (const credential of signCredentials(badges, options)) signed.push(credential)
  expect(signed).toEqual(await Promise.all(badges.map((badge) => signCredential(badge, options))))
})

test('takes no badge before the one before was handed on', async () => {
  const issuer = await anIssuer()
  let taken = 0
  function* source(): Generator<AchievementCredential> {
    for (; taken < 1_000_000; taken++) yield aSmallBadge(issuer, { id: `urn:uuid:${taken}` })
  }
  let received = 0
  for await (const _ of signCredentials(source(), { ...issuer, created: NOW })) {
    received += 1
    expect(taken).toBeLessThanOrEqual(received)
    if (received === 200) break
  }
  expect(received).toBe(200)
})

test('lets others have a turn while it signs', async () => {
  const issuer = await anIssuer()
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 1)
  const badges = Array.from({ length: 500 }, (_, at) => aSmallBadge(issuer, { id: `urn:uuid:${at}` }))
  for await (const _ of signCredentials(badges, { ...issuer, created: NOW })) void _
  clearInterval(timer)
  expect(turns).toBeGreaterThan(2)
})

test('a badge whose shared parts are changed between two signatures is signed as it then is', async () => {
  const issuer = await anIssuer()
  const badge = aSmallBadge(issuer)
  const before = await signCredential(structuredClone(badge), { ...issuer, created: NOW })
  badge.credentialSubject.achievement.name = 'Second visit'
  const after = await signCredential(badge, { ...issuer, created: NOW })
  expect(after.proof.proofValue).not.toBe(before.proof.proofValue)
  expect((await verifyBadge(JSON.stringify(after), { now: NOW })).verdict).toBe('genuine')
})
