import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { canonicalizeByLibrary } from '../canonicalization/library-path.ts'
import { knownContexts } from '../contexts/known-contexts.ts'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer, aWebOf } from '../fixtures/issuer.ts'
import { didDocument } from '../identity/did-document.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import type { JsonObject } from './json.ts'
import { buildLearnerRecord } from './learner-record.ts'

const vector = JSON.parse(readFileSync(new URL('../../vectors/clr-2.0.json', import.meta.url), 'utf8')) as {
  publicKeyMultibase: string
  documentHash: string
  credential: JsonObject & { issuer: { id: string } }
}
const did = vector.credential.issuer.id
const web = aWebOf({ [did]: didDocument({ did, keys: [vector.publicKeyMultibase] }) })

test('the record that 1EdTech signed as an example has the hash that it publishes', async () => {
  const { proof: _, ...document } = vector.credential
  const canonical = await canonicalizeByLibrary(document, knownContexts)
  const nquads = canonical.ok ? canonical.nquads : JSON.stringify(canonical)
  expect(createHash('sha256').update(nquads).digest('hex')).toBe(vector.documentHash)
})

test('that record is verified, and refused once changed', async () => {
  const signature = async (document: JsonObject) => {
    const { checks } = await verifyBadge(JSON.stringify(document), { now: NOW, fetchDocument: web })
    return checks.find(({ id }) => id === 'signature')?.outcome
  }
  expect(await signature(vector.credential)).toBe('passed')
  expect(await signature({ ...vector.credential, name: 'Other Transcript' })).toBe('failed')
})

test('a record of our own is signed with a proof and verified, and its badges with it', async () => {
  const [college, library] = [await anIssuer(), await anIssuer()]
  const badge = await signCredential(aSmallBadge(library), { ...library, created: NOW })
  const record = buildLearnerRecord({
    id: 'urn:uuid:record',
    issuer: college.profile,
    name: 'Record',
    learnerId: 'did:example:learner',
    credentials: [badge as unknown as JsonObject],
    validFrom: NOW,
    isPartial: true,
  })
  const signed = await signCredential(record, { ...college, created: NOW })
  const reportOf = (document: unknown) => verifyBadge(JSON.stringify(document), { now: NOW })
  expect(await reportOf(signed)).toMatchObject({
    verdict: 'genuine',
    contained: [{ summary: { name: 'First visit' } }],
  })
  expect((await reportOf({ ...signed, partial: false })).verdict).toBe('not-genuine')
  expect((await reportOf({ ...signed, name: 'Other' })).verdict).toBe('not-genuine')
})
