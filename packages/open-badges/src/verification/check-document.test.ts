import { expect, test } from 'vitest'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { signCredentialAsJwt, signCredentialAsVcJwt, signedJwt } from '../jwt/sign-credential-as-jwt.ts'
import { buildEndorsementCredential } from '../model/build-endorsement-credential.ts'
import type { JsonObject } from '../model/json.ts'
import { buildLearnerRecord } from '../model/learner-record.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { buildPresentation, signPresentation } from '../proof/sign-presentation.ts'
import { verifyBadge } from './verify-badge.ts'

const [library, college, employer, learner] = [await anIssuer(), await anIssuer(), await anIssuer(), await anIssuer()]
const options = { now: NOW }
const achievementId = 'https://library.example/badges/first-visit'

async function aSigned(changes = {}): Promise<JsonObject> {
  return signCredential({ ...aSmallBadge(library, changes) } as unknown as JsonObject, { ...library, created: NOW })
}
const ofLearner = { subject: { id: learner.did } }

async function reportOf(document: unknown) {
  return verifyBadge(typeof document === 'string' ? document : JSON.stringify(document), options)
}

function anEndorsement(about: string) {
  return buildEndorsementCredential({
    id: 'urn:uuid:endorsement',
    issuer: employer.profile,
    about,
    name: 'Employers’ choice',
    comment: 'We look for this badge.',
    validFrom: NOW,
  })
}

function endorsed(endorsement: JsonObject): JsonObject {
  const badge = aSmallBadge(library)
  const { achievement } = badge.credentialSubject
  const withEndorsement = { ...achievement, endorsement: [endorsement] }
  return {
    ...badge,
    credentialSubject: { ...badge.credentialSubject, achievement: withEndorsement },
  } as unknown as JsonObject
}

test('an endorsement is a badge of its own to check', async () => {
  const signed = await signCredential(anEndorsement(achievementId), { ...employer, created: NOW })
  expect((await reportOf(signed)).verdict).toBe('genuine')
  expect((await reportOf({ ...signed, credentialSubject: { ...signed.credentialSubject, id: 'urn:x' } })).verdict).toBe(
    'not-genuine',
  )
})

test('endorsements inside a badge are checked one by one, and do not change what the badge is', async () => {
  const proven = await signCredential(anEndorsement(achievementId), { ...employer, created: NOW })
  const forged = await signCredential(anEndorsement(achievementId), { ...college, created: NOW })
  const misplaced = await signCredential(anEndorsement('urn:another'), { ...employer, created: NOW })
  for (const [endorsement, verdict] of [
    [proven, 'genuine'],
    [forged, 'not-genuine'],
    [misplaced, 'not-genuine'],
    [anEndorsement(achievementId), 'not-genuine'],
  ] as const) {
    const signed = await signCredential(endorsed(endorsement as unknown as JsonObject), { ...library, created: NOW })
    const report = await reportOf(signed)
    expect(report).toMatchObject({
      verdict: 'genuine',
      endorsements: [{ verdict, comment: 'We look for this badge.' }],
    })
    expect(report.cautions.includes('endorsement-not-proven')).toBe(verdict !== 'genuine')
  }
})

test('an endorsement that is a JWT is checked as one', async () => {
  const endorsementJwt = await signCredentialAsJwt(anEndorsement(achievementId), {
    key: employer.key,
    keyId: employer.verificationMethod,
  })
  const badge = aSmallBadge(library)
  const achievement = { ...badge.credentialSubject.achievement, endorsementJwt: [endorsementJwt] }
  const carrying = { ...badge, credentialSubject: { ...badge.credentialSubject, achievement } }
  const jwt = await signCredentialAsJwt(carrying as unknown as JsonObject, {
    key: library.key,
    keyId: library.verificationMethod,
  })
  expect(await reportOf(jwt)).toMatchObject({ verdict: 'genuine', endorsements: [{ verdict: 'genuine' }] })
})

const signer = { key: learner.key, verificationMethod: learner.verificationMethod, created: NOW }

async function aPresentation(credentials: JsonObject[], by = signer) {
  return signPresentation(buildPresentation({ holder: learner.did, credentials }), by)
}

test('a presentation is as good as the badges in it', async () => {
  const good: JsonObject = await aSigned(ofLearner)
  const ended: JsonObject = await aSigned({
    ...ofLearner,
    validUntil: new Date('2026-05-01'),
    validFrom: new Date('2026-04-01'),
  })
  expect(await reportOf(await aPresentation([good]))).toMatchObject({
    verdict: 'genuine',
    format: 'verifiable-presentation',
    cautions: [],
    summary: { name: 'First visit' },
    contained: [{ summary: { recipientId: learner.did } }],
  })
  expect((await reportOf(await aPresentation([good, ended]))).verdict).toBe('genuine-but-no-longer-valid')
  expect((await reportOf(await aPresentation([good, { ...good, name: 'Other' }]))).verdict).toBe('not-genuine')
  expect((await reportOf(await aPresentation([]))).verdict).toBe('not-genuine')
})

test('a presentation that its holder did not sign is not genuine', async () => {
  const presentation = await aPresentation([await aSigned(ofLearner)], { ...college, created: NOW })
  const report = await reportOf(presentation)
  expect(report.verdict).toBe('not-genuine')
  expect(report.checks.find(({ id }) => id === 'issuer-binding')?.reason).toBe('holder-did-not-sign')
})

test('a badge in a presentation that nobody signed stands on its own, and nobody knows who shows it', async () => {
  const good = await aSigned(ofLearner)
  const unsigned = (badge: JsonObject) => buildPresentation({ holder: college.did, credentials: [badge] })
  const report = await reportOf(unsigned(good))
  expect(report).toMatchObject({ verdict: 'genuine', cautions: ['holder-unknown'] })
  expect(report.checks.map(({ reason }) => reason)).not.toContain('proof-missing')
  expect((await reportOf(unsigned({ ...good, name: 'Other' }))).verdict).toBe('not-genuine')
  const ended = await aSigned({ ...ofLearner, validUntil: new Date('2026-01-01') })
  expect((await reportOf(unsigned(ended))).verdict).toBe('genuine-but-no-longer-valid')
  const { proof: _, ...bare } = good
  expect((await reportOf(unsigned(bare))).verdict).toBe('not-genuine')
})

test('a badge that somebody else earned is shown as such', async () => {
  expect((await reportOf(await aPresentation([await aSigned()]))).cautions).toEqual(['shown-by-somebody-else'])
})

test('a presentation and its badges may come as JWTs', async () => {
  const badge = await signCredentialAsVcJwt(aSmallBadge(library, ofLearner), {
    key: library.key,
    keyId: library.verificationMethod,
  })
  const envelope = {
    '@context': 'https://www.w3.org/ns/credentials/v2',
    type: 'EnvelopedVerifiableCredential',
    id: `data:application/vc+jwt,${badge}`,
  }
  expect((await reportOf(envelope)).verdict).toBe('genuine')
  const claims = { ...buildPresentation({ holder: learner.did, credentials: [envelope] }), nonce: 'n' }
  const jwt = signedJwt({ kid: learner.verificationMethod, typ: 'vp+jwt' }, claims, learner.key)
  expect(await reportOf(jwt)).toMatchObject({ verdict: 'genuine', format: 'verifiable-presentation' })
  const by = signedJwt({ kid: college.verificationMethod, typ: 'vp+jwt' }, claims, college.key)
  expect((await reportOf(by)).verdict).toBe('not-genuine')
})

const aRecord = (credentials: (JsonObject | string)[]) =>
  buildLearnerRecord({
    id: 'urn:uuid:record',
    issuer: college.profile,
    name: 'Record',
    learnerId: learner.did,
    credentials,
    validFrom: NOW,
  })

test('a learner record signed as a JWT is as good as the badges in it', async () => {
  const jwtOf = (record: JsonObject) =>
    signCredentialAsJwt(record, { key: college.key, keyId: college.verificationMethod })
  const good = await aSigned(ofLearner)
  expect(await reportOf(await jwtOf(aRecord([good])))).toMatchObject({ verdict: 'genuine', contained: [{}] })
  expect((await reportOf(await jwtOf(aRecord([{ ...good, name: 'Other' }])))).verdict).toBe('not-genuine')
  expect((await reportOf(await jwtOf(aRecord(['not a badge'])))).verdict).toBe('not-genuine')
  expect((await reportOf(await jwtOf(aRecord([])))).verdict).toBe('not-genuine')
})

test('folders within folders within folders are not followed for ever', async () => {
  let record: JsonObject | string = await aSigned(ofLearner)
  for (let depth = 0; depth < 6; depth++) {
    record = await signCredentialAsJwt(aRecord([record]), { key: college.key, keyId: college.verificationMethod })
  }
  expect((await reportOf(record)).verdict).not.toBe('genuine')
})
