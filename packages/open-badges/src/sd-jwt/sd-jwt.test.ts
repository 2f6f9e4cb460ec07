import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { expect, test } from 'vitest'
import { aBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { signedJwt } from '../jwt/sign-credential-as-jwt.ts'
import { signEd25519 } from '../keys/ed25519.ts'
import { type KeyPair, publicJwkOf } from '../keys/key-pair.ts'
import { encodeBase64url } from '../keys/multikey.ts'
import type { JsonObject } from '../model/json.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { conceal, digestOf, nameIn, reveal } from './disclosures.ts'
import { splitSdJwt } from './read-sd-jwt.ts'
import { presentSdJwt, signCredentialAsSdJwt } from './sign-credential-as-sd-jwt.ts'

const [issuer, learner, thief] = [await anIssuer(), await anIssuer(), await anIssuer()]
const options = { now: NOW, trustedStatus: async () => 'active' as const }
const signer = { key: issuer.key, keyId: issuer.verificationMethod, issuedAt: NOW }
const badge = aBadge(issuer)
const sdJwt = await signCredentialAsSdJwt(badge, { ...signer, holder: learner.key.publicKeyMultibase })

const reportOf = (text: string) => verifyBadge(text, options)
const reasonOf = async (text: string) =>
  (await reportOf(text)).checks.find(({ outcome }) => outcome !== 'passed')?.reason

/** The library of the OpenWallet Foundation, as issuer and as verifier of another maker. */
const verifierOf =
  ({ publicKeyMultibase }: KeyPair) =>
  async (data: string, signature: string) => {
    const jwk = createPublicKey({ key: { ...publicJwkOf(publicKeyMultibase) }, format: 'jwk' })
    return verify(null, Buffer.from(data), jwk, Buffer.from(signature, 'base64url'))
  }

const witness = new SDJwtVcInstance({
  hasher: async (data) =>
    createHash('sha256')
      .update(typeof data === 'string' ? data : Buffer.from(data))
      .digest(),
  hashAlg: 'sha-256',
  saltGenerator: async (length) => randomBytes(length).toString('base64url'),
  signer: async (data) => encodeBase64url(signEd25519(Buffer.from(data), issuer.key.secretKeyMultibase)),
  signAlg: 'EdDSA',
  verifier: verifierOf(issuer.key),
  kbVerifier: verifierOf(learner.key),
})
const atNow = { currentDate: NOW.getTime() / 1000 }

test('a badge as SD-JWT is genuine, whole or with parts held back', async () => {
  const whole = await reportOf(sdJwt)
  expect(whole).toMatchObject({ verdict: 'genuine', container: 'sd-jwt', format: 'open-badges-3' })
  expect(whole.credential).toMatchObject({ evidence: badge.evidence, credentialSubject: badge.credentialSubject })
  const least = await reportOf(presentSdJwt(sdJwt, []))
  expect(least).toMatchObject({ verdict: 'genuine', summary: { name: 'Bike repair' } })
  const shown = JSON.stringify(least.credential)
  for (const hidden of ['evidence', 'identityHash', 'sha256$b54d', '_sd']) expect(shown).not.toContain(hidden)
  const bare = await reportOf(splitSdJwt(sdJwt).jwt)
  expect(bare).toMatchObject({ verdict: 'genuine', container: 'sd-jwt', credential: least.credential })
  const some = await reportOf(presentSdJwt(sdJwt, ['evidence']))
  expect(some.credential).toMatchObject({ evidence: badge.evidence })
  expect(some.credential?.credentialSubject).not.toHaveProperty('result')
})

test('the library reads what was issued here, whole and in part', async () => {
  const { payload, header } = await witness.verify(sdJwt, atNow)
  expect(header).toMatchObject({ typ: 'dc+sd-jwt', alg: 'EdDSA', kid: issuer.verificationMethod })
  expect(payload).toMatchObject({
    iss: issuer.did,
    evidence: badge.evidence,
    credentialSubject: badge.credentialSubject,
  })
  const { payload: least } = await witness.verify(presentSdJwt(sdJwt, []), atNow)
  expect(least).not.toHaveProperty('evidence')
  expect(least).toMatchObject({ vct: expect.stringMatching(/^https:/), credentialStatus: badge.credentialStatus })
})

test('what the library issues is read here', async () => {
  const { credentialSubject, ...rest } = badge as unknown as JsonObject & { credentialSubject: JsonObject }
  const claims = {
    ...rest,
    credentialSubject,
    iss: issuer.did,
    vct: 'https://a.example/badge',
    iat: NOW.getTime() / 1000,
  }
  const disclosable = { _sd: ['evidence'], credentialSubject: { _sd: ['identifier', 'result'] } } as never
  const theirs = await witness.issue(claims as never, disclosable, { header: { kid: issuer.verificationMethod } })
  expect(await reportOf(theirs)).toMatchObject({ verdict: 'genuine', container: 'sd-jwt' })
  const part = await witness.present(theirs, { evidence: true } as never)
  const report = await reportOf(part)
  expect(report.verdict).toBe('genuine')
  expect(report.credential).toMatchObject({ evidence: badge.evidence })
  expect(report.credential?.credentialSubject).not.toHaveProperty('identifier')
})

test('its holder can prove that it is theirs, and nobody else can', async () => {
  const binding = { key: learner.key, audience: 'https://verifier.example', nonce: 'n-1', now: NOW }
  const shown = presentSdJwt(sdJwt, ['evidence'], binding)
  expect((await reportOf(shown)).verdict).toBe('genuine')
  await expect(witness.verify(shown, { ...atNow, keyBindingNonce: 'n-1' })).resolves.toHaveProperty('kb')
  expect(await reasonOf(presentSdJwt(sdJwt, ['evidence'], { ...binding, key: thief.key }))).toBe('holder-did-not-sign')
  const { holderJwt } = splitSdJwt(shown)
  expect(await reasonOf(`${presentSdJwt(sdJwt, [])}${holderJwt}`)).toBe('holder-did-not-sign')
  const unbound = await signCredentialAsSdJwt(badge, signer)
  expect(await reasonOf(presentSdJwt(unbound, [], binding))).toBe('holder-did-not-sign')
})

test('nothing can be put in, taken twice, or changed', async () => {
  const { jwt, disclosures } = splitSdJwt(sdJwt)
  const [first = ''] = disclosures
  const made = conceal({ evidence: 'x' }, ['evidence'], () => 'salt').disclosures[0] ?? ''
  for (const wrong of [
    [jwt, made, ''],
    [jwt, first, first, ''],
    [jwt, ...disclosures, made, ''],
    [jwt, `${first}A`, ''],
    [jwt, 'e30', ''],
  ]) {
    const report = await reportOf(wrong.join('~'))
    expect(report.verdict).toBe('not-genuine')
    expect(report.checks[0]?.reason).toBe('disclosures-wrong')
  }
  const [header, payload = '', signature] = jwt.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JsonObject
  const changed = Buffer.from(JSON.stringify({ ...claims, name: 'Rocket repair' })).toString('base64url')
  expect(await reasonOf(`${[header, changed, signature].join('.')}~`)).toBe('signature-wrong')
  const forged = await signCredentialAsSdJwt(badge, { ...signer, key: thief.key })
  expect((await reportOf(forged)).verdict).toBe('not-genuine')
})

test('what says whether it still counts cannot be held back', async () => {
  const { disclosures } = splitSdJwt(sdJwt)
  expect(disclosures.map(nameIn).toSorted()).toEqual(['evidence', 'identifier', 'result'])
  const concealed = conceal({ ...badge, iss: issuer.did } as unknown as JsonObject, ['credentialStatus'], () => 'salt')
  const jwt = signedJwt({ kid: issuer.verificationMethod, typ: 'dc+sd-jwt' }, concealed.object, issuer.key)
  expect((await reportOf([jwt, ...concealed.disclosures, ''].join('~'))).checks[0]?.reason).toBe('disclosures-wrong')
  const ended = aBadge(issuer, { validUntil: new Date('2026-05-02T00:00:00Z') })
  const late = presentSdJwt(await signCredentialAsSdJwt(ended, signer), [])
  expect(await reportOf(late)).toMatchObject({ verdict: 'genuine-but-no-longer-valid' })
})

test('disclosures go back where they were, in lists and within each other, as RFC 9901 asks', () => {
  const item = encodeBase64url(Buffer.from(JSON.stringify(['s1', 'US'])))
  const inner = conceal({ city: 'Plymouth', nationalities: [{ '...': digestOf(item) }, 'GB'] }, ['city'], () => 's2')
  const outer = conceal({ address: inner.object, name: 'Ceri' }, ['address'], () => 's3')
  const all = [item, ...inner.disclosures, ...outer.disclosures]
  expect(reveal(outer.object, all)).toEqual({
    name: 'Ceri',
    address: { city: 'Plymouth', nationalities: ['US', 'GB'] },
  })
  expect(reveal(outer.object, outer.disclosures)).toEqual({ name: 'Ceri', address: { nationalities: ['GB'] } })
  expect(reveal(outer.object, inner.disclosures)).toBeUndefined()
  const [digests] = [outer.object._sd]
  expect(reveal({ ...outer.object, copy: { _sd: digests ?? [] } }, outer.disclosures)).toBeUndefined()
  expect(reveal({ ...outer.object, address: 'here already' }, outer.disclosures)).toBeUndefined()
  const evil = encodeBase64url(Buffer.from(JSON.stringify(['s', '_sd', ['x']])))
  expect(reveal({ _sd: [digestOf(evil)] }, [evil])).toBeUndefined()
})

test('digests are those that RFC 9901 gives as an example', () => {
  expect(digestOf('WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0')).toBe(
    'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0',
  )
})
