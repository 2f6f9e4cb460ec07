import { expect, test } from 'vitest'
import vector from '../../vectors/eddsa-rdfc-2022.json' with { type: 'json' }
import { knownContexts } from '../contexts/known-contexts.ts'
import { aBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { buildStatusListCredential } from '../status/status-list-credential.ts'
import { suiteNamed } from './cryptosuites.ts'
import { hashToSign } from './data-integrity.ts'
import { signCredential } from './sign-credential.ts'

test.each(vector.proofs)('gives the published signature for $verificationMethod', async (published) => {
  const signed = await signCredential(vector.document, {
    key: vector,
    verificationMethod: published.verificationMethod,
    created: new Date(vector.created),
  })
  expect(signed.proof.proofValue).toBe(published.proofValue)
})

test('gives the published hashes', async () => {
  const [{ verificationMethod, optionsHash } = { verificationMethod: '', optionsHash: '' }] = vector.proofs
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: vector.created,
    verificationMethod,
    proofPurpose: 'assertionMethod',
  }
  const outcome = await hashToSign({
    document: vector.document,
    proof,
    suite: suiteNamed('eddsa-rdfc-2022'),
    hashName: 'sha256',
    contexts: knownContexts,
  })
  expect(outcome.ok && Buffer.from(outcome.hash).toString('hex')).toBe(`${optionsHash}${vector.documentHash}`)
})

test('signs a status list as it signs a badge', async () => {
  const { key, verificationMethod, did } = await anIssuer()
  const list = buildStatusListCredential({
    id: 'https://library.example/status/1',
    issuer: did,
    encodedList: 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA',
    purpose: 'revocation',
    validFrom: NOW,
  })
  const signed = await signCredential(list, { key, verificationMethod, created: NOW })
  expect(signed.issuer).toBe(did)
  expect(signed.proof.proofValue).toMatch(/^z/)
})

test('refuses to sign a field that no context defines, by name', async () => {
  const issuer = await anIssuer()
  const badge = { ...aBadge(issuer), favouriteColour: 'green' }
  await expect(signCredential(badge, { ...issuer, created: NOW })).rejects.toMatchObject({
    code: 'term-unknown',
    detail: 'favouriteColour',
  })
})

test('refuses a secret key that is none', async () => {
  const issuer = await anIssuer()
  const key = { ...issuer.key, secretKeyMultibase: 'z3u2' }
  await expect(signCredential(aBadge(issuer), { ...issuer, key, created: NOW })).rejects.toMatchObject({
    code: 'secret-key-unreadable',
  })
})
