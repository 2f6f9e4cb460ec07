import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { aBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { didKeyOf } from '../identity/did-key.ts'
import { signCredentialAsJwt, signedJwt } from '../jwt/sign-credential-as-jwt.ts'
import { generateKeyPair, publicJwkOf } from '../keys/key-pair.ts'
import type { JsonObject } from '../model/json.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { buildPresentation, signPresentation } from '../proof/sign-presentation.ts'
import { presentSdJwt, signCredentialAsSdJwt } from '../sd-jwt/sign-credential-as-sd-jwt.ts'
import { checkPresentation, type PresentedFormat } from './check-presentation.ts'

const issuer = await anIssuer()
const [learner, thief] = [await generateKeyPair(), await generateKeyPair()]
const did = didKeyOf(learner.publicKeyMultibase)
const asked = { audience: 'decentralized_identifier:did:web:badges.example', nonce: 'fresh', now: NOW }
const check = (presented: unknown, format: PresentedFormat) => checkPresentation(presented, { ...asked, format })

const badge = aBadge(issuer)
const bound = { ...badge, credentialSubject: { ...badge.credentialSubject, id: did } }
const signer = { key: issuer.key, keyId: issuer.verificationMethod }
const jwt = await signCredentialAsJwt(bound, signer)
const ldp = (await signCredential(bound, { ...issuer, created: NOW })) as unknown as JsonObject
const holder = learner.publicKeyMultibase
const sdJwt = await signCredentialAsSdJwt(badge, { ...signer, issuedAt: NOW, holder })

const binding = { key: learner, audience: asked.audience, nonce: 'fresh', now: NOW }
const kid = (key = learner) => `${didKeyOf(key.publicKeyMultibase)}#${key.publicKeyMultibase}`
const claims = { iss: did, aud: asked.audience, nonce: 'fresh' }
const vp = (credentials: unknown[] = [jwt]) => ({
  '@context': ['https://www.w3.org/2018/credentials/v1'],
  type: ['VerifiablePresentation'],
  verifiableCredential: credentials,
})
const inJwt = ({ header = {}, said = {}, key = learner, credentials = [jwt] as unknown[] } = {}) =>
  signedJwt({ kid: kid(), typ: 'JWT', ...header }, { ...claims, vp: vp(credentials), ...said } as JsonObject, key)

const inProof = ({
  key = learner,
  by = learner,
  challenge = 'fresh',
  domain = asked.audience,
  credentials = [ldp],
} = {}) =>
  signPresentation(buildPresentation({ holder: didKeyOf(by.publicKeyMultibase), credentials }), {
    ...{ key, verificationMethod: kid(by), created: NOW, challenge, domain },
  })

test('each form gives the credentials that its holder signed for this request', async () => {
  const shown = presentSdJwt(sdJwt, [], binding)
  expect(await check(shown, 'dc+sd-jwt')).toEqual({ ok: true, credentials: [shown] })
  expect(await check(inJwt(), 'jwt_vc_json')).toEqual({ ok: true, credentials: [jwt] })
  expect(await check(await inProof(), 'ldp_vc')).toEqual({ ok: true, credentials: [ldp] })
})

test('a key may be named in two ways: it is one key', async () => {
  const { kid: _, ...header } = { kid: '', jwk: { ...publicJwkOf(learner.publicKeyMultibase) } }
  expect(await check(inJwt({ header: { ...header, kid: undefined } as never }), 'jwt_vc_json')).toMatchObject({
    ok: true,
  })
})

const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })

test.each<[string, unknown, PresentedFormat, string]>([
  ['no key signed', sdJwt, 'dc+sd-jwt', 'holder-did-not-sign'],
  ['another key signed', presentSdJwt(sdJwt, [], { ...binding, key: thief }), 'dc+sd-jwt', 'holder-did-not-sign'],
  ['has another nonce', presentSdJwt(sdJwt, [], { ...binding, nonce: 'old' }), 'dc+sd-jwt', 'is-for-another'],
  ['is for another', presentSdJwt(sdJwt, [], { ...binding, audience: 'x509:x' }), 'dc+sd-jwt', 'is-for-another'],
  [
    'is bound to no key',
    presentSdJwt(await signCredentialAsSdJwt(badge, { ...signer, issuedAt: NOW }), [], binding),
    'dc+sd-jwt',
    'holder-did-not-sign',
  ],
  ['is none', 'x.y', 'dc+sd-jwt', 'not-a-presentation'],
  ['is too long', `${jwt}~${'A'.repeat(500_000)}`, 'dc+sd-jwt', 'not-a-presentation'],
  ['another key signed', inJwt({ key: thief }), 'jwt_vc_json', 'holder-did-not-sign'],
  [
    'names another holder',
    inJwt({ said: { iss: didKeyOf(thief.publicKeyMultibase) } }),
    'jwt_vc_json',
    'holder-did-not-sign',
  ],
  [
    'names a key that is fetched',
    inJwt({ header: { kid: 'did:web:a.example#k' } }),
    'jwt_vc_json',
    'holder-did-not-sign',
  ],
  [
    'names another kind of key',
    inJwt({ header: { kid: undefined, jwk: p256 } as never }),
    'jwt_vc_json',
    'holder-did-not-sign',
  ],
  ['asks for what is unknown', inJwt({ header: { crit: ['b64'] } }), 'jwt_vc_json', 'not-a-presentation'],
  ['has no algorithm', inJwt({ header: { alg: 'none' } }), 'jwt_vc_json', 'not-a-presentation'],
  ['has another nonce', inJwt({ said: { nonce: 'old' } }), 'jwt_vc_json', 'is-for-another'],
  ['has no nonce', inJwt({ said: { nonce: undefined } }), 'jwt_vc_json', 'is-for-another'],
  ['is for another', inJwt({ said: { aud: 'https://other.example' } }), 'jwt_vc_json', 'is-for-another'],
  ['is over', inJwt({ said: { exp: NOW.getTime() / 1000 } }), 'jwt_vc_json', 'is-for-another'],
  ['holds nothing', inJwt({ credentials: [] }), 'jwt_vc_json', 'holds-nothing'],
  ['holds what is no credential', inJwt({ credentials: [jwt, 7] }), 'jwt_vc_json', 'holds-nothing'],
  [
    'holds what is another’s, beside one’s own',
    inJwt({
      ...{ key: thief, header: { kid: kid(thief) }, said: { iss: didKeyOf(thief.publicKeyMultibase) } },
      credentials: [jwt],
    }),
    'jwt_vc_json',
    'not-the-holders',
  ],
  [
    'holds what names nobody',
    inJwt({ credentials: [jwt, await signCredentialAsJwt(badge, signer)] }),
    'jwt_vc_json',
    'not-the-holders',
  ],
  ['another key signed', await inProof({ key: thief }), 'ldp_vc', 'holder-did-not-sign'],
  ['another challenge was signed', await inProof({ challenge: 'old' }), 'ldp_vc', 'is-for-another'],
  ['is for another', await inProof({ domain: 'https://other.example' }), 'ldp_vc', 'is-for-another'],
  ['is another’s', await inProof({ key: thief, by: thief }), 'ldp_vc', 'not-the-holders'],
  ['no key signed', { ...(await inProof()), proof: undefined }, 'ldp_vc', 'holder-did-not-sign'],
  ['was changed', { ...(await inProof()), id: 'urn:x' }, 'ldp_vc', 'holder-did-not-sign'],
  ['is a credential', ldp, 'ldp_vc', 'not-a-presentation'],
  ['is text', inJwt(), 'ldp_vc', 'not-a-presentation'],
  ['is an object', await inProof(), 'jwt_vc_json', 'not-a-presentation'],
])('what %s is refused (%#)', async (_, presented, format, refusal) => {
  expect(await check(presented, format)).toEqual({ ok: false, refusal })
})
