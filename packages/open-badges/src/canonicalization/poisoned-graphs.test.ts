import { expect, test } from 'vitest'
import { knownContexts } from '../contexts/known-contexts.ts'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { processorTime } from '../fixtures/processor-time.ts'
import type { JsonObject } from '../model/json.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { verifyVerifiableCredential } from '../vc-api/verify-verifiable-credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { canonicalize } from './canonicalize.ts'
import { canonicalizeByLibrary, canonicalizeQuads } from './library-path.ts'

/** Far above what any of this takes, and below what it took without the limit. */
const MOST_MILLISECONDS = 10_000

/** Blank nodes that each lead to the next, round and round. */
const ring = (size: number) => Array.from({ length: size }, (_, at) => `_:a${at} <urn:p> _:a${(at + 1) % size} .\n`)
/** Equal parents of equal children. */
const families = (parents: number, children: number) =>
  Array.from({ length: parents }, (_, parent) => [
    `<urn:s> <urn:p> _:p${parent} .\n`,
    ...Array.from({ length: children }, (_, child) => `_:p${parent} <urn:c> _:p${parent}c${child} .\n`),
  ]).flat()
const clique = (size: number) =>
  Array.from({ length: size }, (_, from) =>
    Array.from({ length: size }, (_, to) => (from === to ? '' : `_:a${from} <urn:p> _:a${to} .\n`)),
  ).flat()

test.each([
  ['a ring of 75 KB', ring(3000)],
  ['two families of 1,500', families(2, 1500)],
  ['many families', families(300, 8)],
  ['few that all lead to all', clique(12)],
  ['many that all lead to all', clique(40)],
])('%s stops the counter of work', async (_, quads) => {
  const started = processorTime()
  await expect(canonicalizeQuads(quads.join(''))).rejects.toThrow('Maximum deep iterations exceeded (500)')
  expect(processorTime() - started).toBeLessThan(MOST_MILLISECONDS)
})

test.each([
  ['a ring of twenty', ring(20)],
  ['two families of three', families(2, 3)],
  ['two rings of ten', [...ring(10), ...ring(10).map((quad) => quad.replaceAll('_:a', '_:b'))]],
])('%s is within it, and is labelled alike whatever its labels were', async (_, quads) => {
  const renamed = quads.toReversed().map((quad) => quad.replaceAll('_:', '_:x'))
  expect(await canonicalizeQuads(renamed.join(''))).toBe(await canonicalizeQuads(quads.join('')))
})

async function aPoisonedBadge(parts: number): Promise<JsonObject> {
  const issuer = await anIssuer()
  const signed = (await signCredential(aSmallBadge(issuer), { ...issuer, created: NOW })) as unknown as JsonObject
  return { ...signed, evidence: Array.from({ length: parts }, () => ({ type: ['Evidence'] })) }
}

test('85 KB of equal parts are refused with a reason, by every way to canonical form', async () => {
  const { proof: _, ...poisoned } = await aPoisonedBadge(3800)
  expect(JSON.stringify(poisoned).length).toBeGreaterThan(84_000)
  for (const way of [canonicalize, canonicalizeByLibrary]) {
    const outcome = await way(poisoned, knownContexts)
    expect(outcome).toMatchObject({ ok: false, reason: 'document-too-tangled' })
    expect(outcome).toMatchObject({ detail: expect.stringContaining('Maximum deep iterations exceeded (500)') })
  }
})

test('they are refused before their quads are read again', async () => {
  const { proof: _, ...poisoned } = await aPoisonedBadge(3800)
  expect(await canonicalize(poisoned, knownContexts)).toMatchObject({
    detail: expect.stringContaining('3800 blank nodes'),
  })
})

test('a verifier says why, as report and over the VC-API', async () => {
  const poisoned = await aPoisonedBadge(3800)
  const started = processorTime()
  const report = await verifyBadge(JSON.stringify(poisoned), { now: NOW })
  expect(report.verdict).toBe('cannot-tell')
  expect(report.checks.find(({ id }) => id === 'signature')?.reason).toBe('document-too-tangled')
  const answer = await verifyVerifiableCredential({ verifiableCredential: poisoned }, { now: NOW })
  expect(answer).toMatchObject({ verified: false, status: 400, errors: [{ reason: 'document-too-tangled' }] })
  expect(processorTime() - started).toBeLessThan(MOST_MILLISECONDS)
})

test('a badge with some equal parts is none of this', async () => {
  const issuer = await anIssuer()
  const evidence = Array.from({ length: 20 }, () => ({ type: ['Evidence'] }))
  const badge = { ...aSmallBadge(issuer), evidence } as unknown as JsonObject
  const signed = await signCredential(badge, { ...issuer, created: NOW })
  expect((await verifyBadge(JSON.stringify(signed), { now: NOW })).verdict).toBe('genuine')
})
