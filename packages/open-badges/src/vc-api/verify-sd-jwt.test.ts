import { expect, test } from 'vitest'
import { aBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { V2 } from '../fixtures/vc-api.ts'
import { signCredentialAsJwt } from '../jwt/sign-credential-as-jwt.ts'
import type { JsonObject } from '../model/json.ts'
import { buildPresentation, signPresentation } from '../proof/sign-presentation.ts'
import { splitSdJwt } from '../sd-jwt/read-sd-jwt.ts'
import { presentSdJwt, signCredentialAsSdJwt } from '../sd-jwt/sign-credential-as-sd-jwt.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { PROBLEM } from './problem-details.ts'
import { verifyVerifiableCredential } from './verify-verifiable-credential.ts'
import { verifyVerifiablePresentation } from './verify-verifiable-presentation.ts'

const [issuer, learner, thief] = [await anIssuer(), await anIssuer(), await anIssuer()]
const powers = { now: NOW, trustedStatus: async () => 'active' as const }
const badge = aBadge(issuer)
const sdJwt = await signCredentialAsSdJwt(badge, {
  key: issuer.key,
  keyId: issuer.verificationMethod,
  issuedAt: NOW,
  holder: learner.key.publicKeyMultibase,
})
const part = presentSdJwt(sdJwt, ['result'])
const binding = { key: learner.key, audience: 'employer.example', nonce: 'n-1', now: NOW }

function envelope(text: string, mediaType = 'application/dc+sd-jwt'): JsonObject {
  return { '@context': V2, id: `data:${mediaType},${text}`, type: 'EnvelopedVerifiableCredential' }
}

function verify(verifiableCredential: unknown, options: JsonObject = {}) {
  return verifyVerifiableCredential({ verifiableCredential, options }, powers)
}

async function aPresentation(credential: JsonObject) {
  const unsigned = buildPresentation({ holder: learner.did, credentials: [credential] })
  return signPresentation(unsigned, { ...learner, created: NOW, challenge: 'c', domain: 'd' })
}

test.each(['application/dc+sd-jwt', 'application/vc+sd-jwt'])('verifies a badge in an envelope of %s', async (type) => {
  expect(await verify(envelope(sdJwt, type))).toMatchObject({
    verified: true,
    status: 200,
    checks: ['proof', 'validity', 'credentialStatus'],
    credential: { evidence: badge.evidence },
  })
  const shown = await verify(envelope(part, type))
  expect(shown).toMatchObject({ verified: true, credential: { credentialSubject: { result: [{ value: 'A' }] } } })
  expect(shown.credential).not.toHaveProperty('evidence')
})

test('verifies an SD-JWT without an envelope, and one that lost the mark at its end', async () => {
  const { jwt } = splitSdJwt(sdJwt)
  for (const given of [part, jwt]) expect((await verify(given)).verified).toBe(true)
})

test('an envelope holds what its media type says, or nothing', async () => {
  const { jwt } = splitSdJwt(sdJwt)
  const plain = await signCredentialAsJwt(badge, { key: issuer.key, keyId: issuer.verificationMethod })
  const fitting = [envelope(sdJwt), envelope(plain, 'application/vc+jwt')]
  for (const given of fitting) expect((await verify(given)).verified).toBe(true)
  const misnamed = [
    envelope(jwt),
    envelope(plain),
    envelope(plain, 'application/vc+sd-jwt'),
    envelope(sdJwt, 'application/vc+jwt'),
    envelope(jwt, 'application/vc+jwt'),
  ]
  for (const given of misnamed) {
    expect(await verify(given)).toMatchObject({ verified: false, status: 400 })
    expect((await verifyBadge(JSON.stringify(given), powers)).verdict).toBe('not-genuine')
  }
})

test('a report says whether an envelope held a JWT or an SD-JWT', async () => {
  const plain = await signCredentialAsJwt(badge, { key: issuer.key, keyId: issuer.verificationMethod })
  const containerOf = async (given: JsonObject) => (await verifyBadge(JSON.stringify(given), powers)).container
  expect(await containerOf(envelope(sdJwt))).toBe('sd-jwt')
  expect(await containerOf(envelope(plain, 'application/vc+jwt'))).toBe('jwt')
})

const other = await signCredentialAsSdJwt(aBadge(issuer, { evidence: [{ type: ['Evidence'], name: 'Forged' }] }), {
  key: issuer.key,
  keyId: issuer.verificationMethod,
  issuedAt: NOW,
})
const foreign = await signCredentialAsSdJwt(badge, { key: thief.key, keyId: issuer.verificationMethod, issuedAt: NOW })
const signedPart = splitSdJwt(sdJwt).jwt

test.each<[string, unknown]>([
  ['a part of another badge', envelope(`${signedPart}~${splitSdJwt(other).disclosures[0]}~`)],
  ['a part twice', envelope(`${part}${splitSdJwt(part).disclosures[0]}~`)],
  ['a part that was changed', envelope(part.replace(/~([\w-]{8})[\w-]{4}/, '~$1AAAA'))],
  ['another key', envelope(foreign)],
  ['a JWT under the name of an SD-JWT', envelope('a.b.c')],
  ['no text', envelope('')],
  ['an SD-JWT under the name of a JWT', envelope(part, 'application/vc+jwt')],
  ['an unknown kind', envelope(part, 'application/mc+sd-jwt')],
  ['an SD-JWT of a presentation', { ...envelope(part), type: 'EnvelopedVerifiablePresentation' }],
  ['no context', { ...envelope(part), '@context': [] }],
])('refuses an envelope with %s', async (_, given) => {
  const { verified, status, errors } = await verify(given)
  expect({ verified, status }).toEqual({ verified: false, status: 400 })
  expect(errors).not.toEqual([])
})

test('whoever shows it must hold it, and answer what was asked', async () => {
  const own = presentSdJwt(sdJwt, [], binding)
  const asked = { challenge: 'n-1', domain: 'employer.example' }
  expect(await verify(envelope(own), asked)).toMatchObject({ verified: true })
  expect((await verify(envelope(own), { challenge: 'n-2' })).errors[0]?.type).toBe(PROBLEM.invalidChallenge)
  expect((await verify(envelope(own), { domain: 'elsewhere' })).errors[0]?.type).toBe(PROBLEM.invalidDomain)
  const stolen = presentSdJwt(sdJwt, [], { ...binding, key: thief.key })
  expect((await verify(envelope(stolen))).errors).toMatchObject([{ reason: 'holder-did-not-sign' }])
})

test('a presentation may carry one, for the VC-API and for everybody else', async () => {
  const verifiablePresentation = await aPresentation(envelope(part))
  expect(await verifyVerifiablePresentation({ verifiablePresentation }, powers)).toMatchObject({
    verified: true,
    credentialResults: [{ verified: true, credential: { name: 'Bike repair' } }],
  })
  expect(await verifyBadge(JSON.stringify(verifiablePresentation), powers)).toMatchObject({ verdict: 'genuine' })
  expect(await verifyBadge(JSON.stringify(envelope(part)), powers)).toMatchObject({ verdict: 'genuine' })
})

test('a presentation with a forged one is not verified', async () => {
  const stolen = presentSdJwt(sdJwt, [], { ...binding, key: thief.key })
  for (const credential of [envelope(foreign), envelope(stolen)]) {
    const verifiablePresentation = await aPresentation(credential)
    const outcome = await verifyVerifiablePresentation({ verifiablePresentation }, powers)
    expect(outcome).toMatchObject({ verified: false, status: 400, credentialResults: [{ verified: false }] })
    expect(await verifyBadge(JSON.stringify(verifiablePresentation), powers)).toMatchObject({ verdict: 'not-genuine' })
  }
})

test('an envelope around a JWT is still read as one', async () => {
  const jwt = await signCredentialAsJwt(badge, { key: issuer.key, keyId: issuer.verificationMethod })
  expect(await verify(envelope(jwt, 'application/vc+jwt'))).toMatchObject({ verified: true })
})
