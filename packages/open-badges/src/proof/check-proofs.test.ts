import { expect, test } from 'vitest'
import vectors from '../../vectors/data-integrity-proofs.json' with { type: 'json' }
import rdfc from '../../vectors/eddsa-rdfc-2022.json' with { type: 'json' }
import { knownContexts } from '../contexts/known-contexts.ts'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer, aWebOf } from '../fixtures/issuer.ts'
import { didDocument, verificationMethodOf } from '../identity/did-document.ts'
import { didKeyOf } from '../identity/did-key.ts'
import { generateKeyPair } from '../keys/key-pair.ts'
import { decodeMultibase, encodeBase64url } from '../keys/multikey.ts'
import type { JsonObject } from '../model/json.ts'
import { checkProofs, issuerIdOf } from './check-proofs.ts'
import type { Cryptosuite } from './cryptosuites.ts'
import { addProof, signCredential } from './sign-credential.ts'

const document: JsonObject = rdfc.document

/** Every key that the published proofs name, each at the address that they name it at. */
function publishedWeb(proofs: readonly { verificationMethod: string }[]) {
  const owners = new Map<string, string[]>()
  for (const { verificationMethod } of proofs) {
    const [did = '', key = ''] = verificationMethod.split('#')
    owners.set(did, [...(owners.get(did) ?? []), key])
  }
  return aWebOf(Object.fromEntries([...owners].map(([did, keys]) => [did, didDocument({ did, keys })])))
}

async function signatureOf(signed: JsonObject, fetchDocument = aWebOf({}), owner = issuerIdOf(signed)) {
  const context = { now: NOW, contexts: knownContexts, fetchDocument }
  const { signature, binding } = await checkProofs(signed, context, { purpose: 'assertionMethod', owner })
  return { signature: signature.reason ?? signature.outcome, binding: binding.reason ?? binding.outcome }
}

test.each(vectors.single)('verifies the published $cryptosuite proof by $verificationMethod', async (proof) => {
  const web = publishedWeb([proof])
  const owner = proof.verificationMethod.split('#')[0]
  const passed = { signature: 'passed', binding: 'passed' }
  expect(await signatureOf({ ...document, proof }, web, owner)).toEqual(passed)
  const changed = { ...document, name: 'Other', proof }
  expect((await signatureOf(changed, web, owner)).signature).toBe('signature-wrong')
  const later = { ...document, proof: { ...proof, created: '2023-02-24T23:36:39Z' } }
  expect((await signatureOf(later, web, owner)).signature).toBe('signature-wrong')
})

test('verifies the published proof chain, and not without its first proofs', async () => {
  const web = publishedWeb(vectors.chain)
  const owner = 'https://vc.example/issuers/56783'
  expect((await signatureOf({ ...document, proof: vectors.chain }, web, owner)).signature).toBe('passed')
  const shortened = { ...document, proof: vectors.chain.slice(1) }
  expect(await signatureOf(shortened, web, owner)).toMatchObject({ signature: 'proof-malformed' })
})

const suites: [Cryptosuite, 'Ed25519' | 'P-256' | 'P-384'][] = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
]

async function aSigner(kind: 'Ed25519' | 'P-256' | 'P-384' = 'Ed25519') {
  const key = await generateKeyPair(kind)
  const did = didKeyOf(key.publicKeyMultibase)
  return { key, did, verificationMethod: verificationMethodOf(did, key.publicKeyMultibase), created: NOW }
}

test.each(suites)('what %s on %s signs verifies, and not once changed', async (cryptosuite, kind) => {
  const signer = await aSigner(kind)
  const badge = { ...aSmallBadge(await anIssuer()), issuer: signer.did } as unknown as JsonObject
  const signed: JsonObject = await signCredential(badge, { ...signer, cryptosuite })
  expect(await signatureOf(signed)).toEqual({ signature: 'passed', binding: 'passed' })
  expect((await signatureOf({ ...signed, name: 'Other' })).signature).toBe('signature-wrong')
})

test('a key does not sign by a suite of another kind', async () => {
  const signer = await aSigner('P-256')
  await expect(signCredential(document, { ...signer, cryptosuite: 'eddsa-rdfc-2022' })).rejects.toMatchObject({
    code: 'secret-key-unreadable',
  })
})

test('contexts that were added to a JCS-signed badge in front of its own break it', async () => {
  const signer = await aSigner()
  const signed: JsonObject = await signCredential(document, { ...signer, cryptosuite: 'eddsa-jcs-2022' })
  const before = {
    ...signed,
    '@context': ['https://w3id.org/security/data-integrity/v2', ...rdfc.document['@context']],
  }
  expect((await signatureOf(before, aWebOf({}), signer.did)).signature).toBe('signature-wrong')
})

test('a set holds the issuer’s proof and a witness’s; one wrong signature fails it', async () => {
  const [issuer, witness] = [await aSigner(), await aSigner('P-256')]
  const badge = { ...aSmallBadge(await anIssuer()), issuer: issuer.did } as unknown as JsonObject
  const both = await addProof((await signCredential(badge, issuer)) as JsonObject, witness)
  expect(await signatureOf(both)).toEqual({ signature: 'passed', binding: 'passed' })
  const [first, second] = both.proof as JsonObject[]
  expect((await signatureOf({ ...both, proof: [second ?? {}] })).binding).toBe('key-not-the-issuers')
  const broken = { ...both, proof: [first ?? {}, { ...second, created: '2020-01-01T00:00:00Z' }] }
  expect((await signatureOf(broken)).signature).toBe('signature-wrong')
})

test('a chain breaks when the proof that it stands on is taken out or exchanged', async () => {
  const [issuer, auditor] = [await aSigner(), await aSigner()]
  const badge = { ...aSmallBadge(await anIssuer()), issuer: issuer.did } as unknown as JsonObject
  const id = 'urn:uuid:first'
  const first = (await signCredential(badge, { ...issuer, proofId: id })) as JsonObject
  const chain = await addProof(first, { ...auditor, previousProof: [id] })
  expect(await signatureOf(chain)).toEqual({ signature: 'passed', binding: 'passed' })
  const [, last] = chain.proof as JsonObject[]
  expect((await signatureOf({ ...chain, proof: [last ?? {}] })).signature).toBe('proof-malformed')
  const again = (await signCredential(badge, { ...issuer, proofId: id, created: new Date(0) })) as JsonObject
  const exchanged = { ...chain, proof: [again.proof as JsonObject, last ?? {}] }
  expect((await signatureOf(exchanged)).signature).toBe('signature-wrong')
  await expect(addProof(first, { ...auditor, previousProof: ['urn:uuid:absent'] })).rejects.toThrow('previousProof')
})

test.each([
  ['created', 'yesterday'],
  ['created', '2023-02-24T23:36:38'],
  ['expires', '2023-13-24T23:36:38Z'],
  ['proofValue', 'not multibase'],
  ['proofValue', null],
  ['verificationMethod', 'no address'],
  ['challenge', 7],
  ['domain', [7]],
  ['id', 'no address'],
  ['previousProof', 7],
])('a proof whose %s is %j is malformed', async (name, value) => {
  const signer = await aSigner()
  const signed: JsonObject = await signCredential(document, signer)
  const proof = { ...(signed.proof as JsonObject), [name]: value }
  expect((await signatureOf({ ...signed, proof }, aWebOf({}), signer.did)).signature).toBe('proof-malformed')
})

test('a signature in base64url, where its suite writes base58btc, is malformed', async () => {
  const signer = await aSigner()
  const signed: JsonObject = await signCredential(document, signer)
  const { proofValue, ...rest } = signed.proof as { proofValue: string }
  const bytes = decodeMultibase(proofValue) ?? new Uint8Array()
  const proof = { ...rest, proofValue: `u${encodeBase64url(bytes)}` }
  expect((await signatureOf({ ...signed, proof }, aWebOf({}), signer.did)).signature).toBe('proof-malformed')
})
