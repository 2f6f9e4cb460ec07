import { expect, test } from 'vitest'
import vectors from '../../vectors/ecdsa-sd-2023.json' with { type: 'json' }
import { knownContexts } from '../contexts/known-contexts.ts'
import { aBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer, aWebOf } from '../fixtures/issuer.ts'
import { decodeMultibase, encodeBase64url } from '../keys/multikey.ts'
import type { JsonObject } from '../model/json.ts'
import { checkProofs } from '../proof/check-proofs.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { anEcdsaWitness, disclose } from '../witnesses/digitalbazaar-ecdsa.ts'
import { decodeCbor } from './cbor.ts'
import { readSelectiveProof } from './proof-value.ts'

async function signatureOf(signed: JsonObject) {
  const context = { now: NOW, contexts: knownContexts, fetchDocument: aWebOf({}) }
  const { signature } = await checkProofs(signed, context, { purpose: 'assertionMethod', owner: undefined })
  return signature.reason ?? signature.outcome
}

const published: [string, JsonObject][] = [
  ['base', vectors.base],
  ['derived', vectors.derived],
]

test.each(published)(
  'the %s proof that W3C publishes verifies, and not once anything is changed',
  async (_, signed) => {
    expect(await signatureOf(signed)).toBe('passed')
    expect(await signatureOf({ ...signed, issuer: 'https://vc.example/other' })).toBe('signature-wrong')
    const subject = signed.credentialSubject as JsonObject
    const [first = {}, ...others] = subject.boards as JsonObject[]
    const changed = { ...subject, boards: [{ ...first, brand: 'Other' }, ...others] }
    expect(await signatureOf({ ...signed, credentialSubject: changed })).toBe('signature-wrong')
    expect(await signatureOf({ ...signed, credentialSubject: { ...subject, boards: others } })).toBe('signature-wrong')
    expect(await signatureOf({ ...signed, name: 'added' })).toBe('signature-wrong')
    const later = { ...(signed.proof as JsonObject), created: '2023-08-15T23:36:39Z' }
    expect(await signatureOf({ ...signed, proof: later })).toBe('signature-wrong')
  },
)

/** What says whether the badge counts, and what a badge must have. */
const POINTERS = [
  ...['/issuer', '/validFrom', '/validUntil', '/credentialStatus'],
  ...['name', 'description', 'criteria'].map((name) => `/credentialSubject/achievement/${name}`),
]
const options = { now: NOW, trustedStatus: async () => 'active' as const }
const reportOf = (signed: object) => verifyBadge(JSON.stringify(signed), options)

async function aSignedBadge(pointers: string[]) {
  const witness = await anEcdsaWitness('P-256')
  // The witness gives lists ids of their own when it prepares them, which its JSON-LD processor then refuses.
  const { achievement, ...subject } = aBadge(await anIssuer()).credentialSubject
  const { resultDescription: _, ...plain } = achievement
  const badge = {
    ...aBadge(await anIssuer()),
    credentialSubject: { ...subject, achievement: plain },
    issuer: witness.did,
  }
  return (await witness.signSelectively(badge, NOW, pointers)) as JsonObject
}

test('a badge that other software signed selectively is genuine, whole or in part', async () => {
  const signed = await aSignedBadge(POINTERS)
  expect(await reportOf(signed)).toMatchObject({ verdict: 'genuine', cautions: [] })
  const shown = (await disclose(signed, ['/credentialSubject/achievement/alignment/1'])) as JsonObject
  expect(shown).not.toHaveProperty('evidence')
  const report = await reportOf(shown)
  expect(report).toMatchObject({ verdict: 'genuine', cautions: ['parts-may-be-left-out'] })
  expect(report.summary).toMatchObject({ name: 'Bike repair' })
  const least = await disclose(signed, [])
  expect((await reportOf(least)).verdict).toBe('genuine')
})

test('what was disclosed cannot be changed, added to, or cut down further', async () => {
  const shown = (await disclose(await aSignedBadge(POINTERS), ['/evidence'])) as JsonObject
  expect((await reportOf({ ...shown, validUntil: '2039-05-01T10:00:00Z' })).verdict).toBe('not-genuine')
  expect((await reportOf({ ...shown, name: 'Other' })).verdict).toBe('not-genuine')
  // Nothing but the signature of this one statement speaks against it: it is not mandatory, and no label depends on it.
  const [evidence = {}] = shown.evidence as JsonObject[]
  expect((await reportOf({ ...shown, evidence: [{ ...evidence, narrative: 'Other' }] })).verdict).toBe('not-genuine')
  for (const left of ['credentialStatus', 'validUntil', 'evidence']) {
    const { [left]: _, ...rest } = shown
    expect((await reportOf(rest)).verdict, left).toBe('not-genuine')
  }
})

test('a signature more than there are statements is one of a statement that was taken away', async () => {
  const bytes = decodeMultibase(vectors.derived.proof.proofValue) ?? new Uint8Array()
  // Header, list, signature and key stand before the list of six signatures, of 66 bytes each.
  const [count, end] = [107, 108 + 6 * 66]
  expect(bytes[count]).toBe(0x86)
  const more = Uint8Array.from([...bytes.subarray(0, end), ...bytes.subarray(end - 66, end), ...bytes.subarray(end)])
  more[count] = 0x87
  const proof = { ...vectors.derived.proof, proofValue: `u${encodeBase64url(more)}` }
  expect(readSelectiveProof(proof.proofValue)?.signatures).toHaveLength(7)
  expect(await signatureOf({ ...vectors.derived, proof })).toBe('signature-wrong')
})

test('nothing mandatory is no fault', async () => {
  const signed = await aSignedBadge([])
  expect((await reportOf(signed)).verdict).toBe('genuine')
})

test('a proof that is cut short, too long or of another form is malformed', async () => {
  const { proofValue } = vectors.derived.proof
  const bytes = decodeMultibase(proofValue) ?? new Uint8Array()
  const written = (changed: Uint8Array) => `u${encodeBase64url(changed)}`
  for (let length = 0; length < bytes.length; length += 7)
    expect(readSelectiveProof(written(bytes.subarray(0, length)))).toBeUndefined()
  expect(readSelectiveProof(written(Uint8Array.from([...bytes, 0])))).toBeUndefined()
  const other = Uint8Array.from(bytes)
  other[2] = 2
  expect(readSelectiveProof(written(other))).toBeUndefined()
  const proof = { ...vectors.derived.proof, proofValue: written(other) }
  expect(await signatureOf({ ...vectors.derived, proof })).toBe('proof-malformed')
  const inBase58 = { ...vectors.derived.proof, proofValue: `z${proofValue.slice(1)}` }
  expect(await signatureOf({ ...vectors.derived, proof: inBase58 })).toBe('proof-malformed')
})

test.each([
  ['a list that says it is longer than all bytes', [0x9a, 0xff, 0xff, 0xff, 0xff]],
  ['lists within lists', Array.from({ length: 64 }, () => 0x81)],
  ['a length of 64 bits', [0x5b, 0, 0, 0, 0, 0, 0, 0, 1, 0]],
  ['an indefinite length', [0x5f, 0x41, 0, 0xff]],
  ['a negative number', [0x20]],
  ['nothing', []],
])('CBOR with %s is refused', (_, bytes) => {
  expect(decodeCbor(Uint8Array.from(bytes))).toBeUndefined()
})
