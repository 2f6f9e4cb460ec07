import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { didKeyOf } from '../identity/did-key.ts'
import { signedJwt } from '../jwt/sign-credential-as-jwt.ts'
import { generateKeyPair } from '../keys/key-pair.ts'
import { checkHolderProof, holderOfDid } from './check-holder-proof.ts'

const audience = 'https://badges.example/issuers/library'
const typ = 'openid4vci-proof+jwt'
const claims = { aud: audience, iat: 1_790_000_000, nonce: 'fresh' }

const learner = await generateKeyPair()
const phone = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const jwk = phone.publicKey.export({ format: 'jwk' })

const byKid = (header: object = {}, said: object = claims) =>
  signedJwt(
    { typ, kid: `${didKeyOf(learner.publicKeyMultibase)}#${learner.publicKeyMultibase}`, ...header },
    { ...said },
    learner,
  )

/** A wallet that puts its key into the header; ECDSA as JOSE writes it. */
function byJwk(header: object = {}, key: KeyObject = phone.privateKey) {
  const part = (one: object) => Buffer.from(JSON.stringify(one)).toString('base64url')
  const signing = `${part({ alg: 'ES256', typ, jwk, ...header })}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(signing), { key, dsaEncoding: 'ieee-p1363' })
  return `${signing}.${signature.toString('base64url')}`
}

test('a wallet proves the key that it names by its identifier, or puts beside', async () => {
  expect(await checkHolderProof(byKid(), { audience })).toMatchObject({
    ok: true,
    holder: { did: didKeyOf(learner.publicKeyMultibase), key: { crv: 'Ed25519' } },
    nonce: 'fresh',
  })
  const outcome = await checkHolderProof(byJwk(), { audience })
  expect(outcome).toMatchObject({ ok: true, holder: { key: { crv: 'P-256', x: jwk.x } } })
  // The identifier stands for the key: it can be read back.
  const did = outcome.ok ? outcome.holder.did : ''
  expect(did).toMatch(/^did:jwk:/)
  expect(holderOfDid(did)).toMatchObject({ key: { x: jwk.x, y: jwk.y } })
})

const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const secret = createPrivateKey(phone.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()).export({
  format: 'jwk',
})

test.each([
  ['of another type', byKid({ typ: 'JWT' }), 'not-a-proof'],
  ['that no key signed', byJwk({ alg: 'none' }), 'not-a-proof'],
  ['by a shared secret', byJwk({ alg: 'HS256' }), 'not-a-proof'],
  ['with what must be understood', byKid({ crit: ['b64'] }), 'not-a-proof'],
  ['without a time', byKid({}, { aud: audience }), 'not-a-proof'],
  [
    'for another issuer',
    byKid({}, { ...claims, aud: 'https://badges.example/issuers/school' }),
    'proof-is-for-another',
  ],
  ['for nobody', byKid({}, { iat: 1 }), 'proof-is-for-another'],
  ['of a key that is fetched', byKid({ kid: 'did:web:badges.example#key' }), 'key-is-unknown'],
  ['of two keys', byKid({ jwk }), 'key-is-unknown'],
  ['of no key', byKid({ kid: undefined }), 'key-is-unknown'],
  ['with its secret', byJwk({ jwk: secret }), 'key-is-secret'],
  ['by another key', byJwk({}, other.privateKey), 'signature-is-wrong'],
  ['by the wrong algorithm', byJwk({ alg: 'EdDSA' }), 'signature-is-wrong'],
  ['that is no JWT', 'x.y', 'not-a-proof'],
  ['without end', `${byKid()}${'A'.repeat(30_000)}`, 'not-a-proof'],
])('a proof %s proves nothing', async (_, jwt, refusal) => {
  expect(await checkHolderProof(jwt, { audience })).toEqual({ ok: false, refusal })
})

test('a key that is for encryption alone, or none at all, holds nothing', () => {
  const did = (one: object) => `did:jwk:${Buffer.from(JSON.stringify(one)).toString('base64url')}`
  expect(holderOfDid(did({ ...jwk, use: 'enc' }))).toBeUndefined()
  expect(holderOfDid(did({ kty: 'RSA', n: 'AQAB', e: 'AQAB' }))).toBeUndefined()
  expect(holderOfDid('did:web:badges.example')).toBeUndefined()
  expect(holderOfDid(did(jwk))).toMatchObject({ key: { crv: 'P-256' } })
})
