import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bakePng } from '../baking/bake-png.ts'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { aPicture } from '../fixtures/picture.ts'
import { processorTime } from '../fixtures/processor-time.ts'
import { signCredential } from '../proof/sign-credential.ts'
import type { Verdict } from './report.ts'
import { verifyBadge } from './verify-badge.ts'

const options = { now: NOW }

test.each<[string, Verdict, string]>([
  ['nothing', 'no-badge', ''],
  ['a word', 'no-badge', 'hello'],
  ['a list', 'no-badge', '[]'],
  ['null', 'no-badge', 'null'],
  ['an empty object', 'no-badge', '{}'],
  ['half a badge', 'damaged', '{"type":["VerifiableCredential","OpenBadgeCredential"]'],
  ['three dots', 'no-badge', 'a.b.c'],
  [
    'an unsigned token',
    'damaged',
    `${btoa('{"alg":"none"}')}.${btoa('{"type":["VerifiableCredential","OpenBadgeCredential"]}')}.`,
  ],
  ['deep nesting', 'cannot-tell', `{"type":["VerifiableCredential"],"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['a long text', 'cannot-tell', `{"type":["VerifiableCredential"],"a":"${'x'.repeat(10_000_000)}"}`],
  ['an SVG with no end', 'no-badge', `<svg ${'<!--'.repeat(50_000)}`],
  ['a million tags', 'damaged', `<svg>${'<g>'.repeat(300_000)}`],
])('%s is answered with %s, and quickly', async (_, verdict, input) => {
  const started = processorTime()
  const report = await verifyBadge(input, options)
  expect(report.verdict).toBe(verdict)
  expect(processorTime() - started).toBeLessThan(3000)
})

test('a badge made to be hard to canonicalise is answered in bounded time', async () => {
  const issuer = await anIssuer()
  const signed = await signCredential(aSmallBadge(issuer), { ...issuer, created: NOW })
  const alike = { type: ['Alignment'], targetName: 'x', targetUrl: 'urn:x' }
  signed.credentialSubject.achievement.alignment = Array.from({ length: 4500 }, () => alike)
  const started = processorTime()
  const report = await verifyBadge(JSON.stringify(signed), options)
  expect(report.verdict).not.toBe('genuine')
  expect(processorTime() - started).toBeLessThan(8000)
})

test('prototype keys do no harm', async () => {
  const issuer = await anIssuer()
  const signed = JSON.stringify(await signCredential(aSmallBadge(issuer), { ...issuer, created: NOW }))
  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const report = await verifyBadge(signed.replace('{', `{"${key}":{"credentialStatus":1},`), options)
    expect(report.verdict, key).not.toBe('genuine')
  }
  expect(({} as Record<string, unknown>).credentialStatus).toBeUndefined()
})

test('random bytes, text and JSON are always answered', async () => {
  const anything = fc.oneof(fc.string(), fc.uint8Array({ maxLength: 300 }), fc.json())
  await fc.assert(
    fc.asyncProperty(anything, async (input) => {
      const { verdict } = await verifyBadge(input, options)
      return verdict === 'no-badge' || verdict === 'damaged'
    }),
    { numRuns: 500 },
  )
})

test('a badge with any byte changed is never genuine with other content', async () => {
  const issuer = await anIssuer()
  const signed = JSON.stringify(await signCredential(aSmallBadge(issuer), { ...issuer, created: NOW }))
  await fc.assert(
    fc.asyncProperty(fc.nat(signed.length - 1), fc.integer({ min: 32, max: 126 }), async (at, code) => {
      const changed = signed.slice(0, at) + String.fromCharCode(code) + signed.slice(at + 1)
      const { verdict } = await verifyBadge(changed, options)
      return verdict !== 'genuine' || sameJson(changed, signed)
    }),
    { numRuns: 400 },
  )
})

test('a baked picture with any byte changed is answered', async () => {
  const issuer = await anIssuer()
  const signed = JSON.stringify(await signCredential(aSmallBadge(issuer), { ...issuer, created: NOW }))
  const baked = bakePng(aPicture(), signed)
  await fc.assert(
    fc.asyncProperty(fc.nat(baked.length - 1), fc.nat(255), async (at, byte) => {
      const changed = Uint8Array.from(baked)
      changed[at] = byte
      const { verdict, credential } = await verifyBadge(changed, options)
      return verdict !== 'genuine' || sameJson(JSON.stringify(credential), signed)
    }),
    { numRuns: 400 },
  )
})

function sameJson(a: string, b: string): boolean {
  return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b))
}
