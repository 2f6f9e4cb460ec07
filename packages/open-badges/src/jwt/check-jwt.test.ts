import { createHmac, generateKeyPairSync } from 'node:crypto'
import { CompactSign, compactVerify, exportJWK, importJWK } from 'jose'
import { expect, test } from 'vitest'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer, aWebOf, type TestIssuer } from '../fixtures/issuer.ts'
import { signEd25519 } from '../keys/ed25519.ts'
import { publicJwkOf } from '../keys/key-pair.ts'
import type { JsonObject } from '../model/json.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import { decodeJwt } from './decode-jwt.ts'
import { signCredentialAsJwt } from './sign-credential-as-jwt.ts'

const ISSUER_URL = 'https://library.example/issuer'

async function aJwt(issuer: TestIssuer): Promise<string> {
  return signCredentialAsJwt(aSmallBadge(issuer), { key: issuer.key, keyId: issuer.verificationMethod })
}

async function verdictOf(jwt: string, web: Record<string, unknown> = {}) {
  const report = await verifyBadge(jwt, { now: NOW, fetchDocument: aWebOf(web) })
  const signature = report.checks.find(({ id }) => id === 'signature')
  return { verdict: report.verdict, reason: signature?.reason }
}

/** Signs claims with another maker's library, under any header. */
async function foreignJwt(claims: object, { alg, header = {} }: { alg: 'ES256' | 'RS256'; header?: object }) {
  const { privateKey, publicKey } =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = await exportJWK(publicKey)
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg, ...header })
    .sign(privateKey)
  return { jwk, jws }
}

test('a badge signed as a JWT is genuine', async () => {
  expect(await verdictOf(await aJwt(await anIssuer()))).toEqual({ verdict: 'genuine', reason: undefined })
})

test('another maker’s library verifies our JWT', async () => {
  const issuer = await anIssuer()
  const key = await importJWK(publicJwkOf(issuer.key.publicKeyMultibase), 'EdDSA')
  const { payload, protectedHeader } = await compactVerify(await aJwt(issuer), key)
  expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: issuer.verificationMethod, typ: 'JWT' })
  expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
    iss: issuer.did,
    jti: 'urn:uuid:0b1c',
    sub: 'did:example:learner',
    nbf: NOW.getTime() / 1000,
  })
})

test.each(['ES256', 'RS256'] as const)(
  'we verify another maker’s %s, its key at an address on the issuer’s site',
  async (alg) => {
    const badge = aSmallBadge(await anIssuer(ISSUER_URL))
    const kid = 'https://library.example/keys/1'
    const { jwk, jws } = await foreignJwt({ ...badge, iss: ISSUER_URL }, { alg, header: { kid, typ: 'JWT' } })
    expect(await verdictOf(jws, { [kid]: jwk })).toEqual({ verdict: 'genuine', reason: undefined })
    expect((await verdictOf(jws)).verdict).toBe('cannot-tell')
  },
)

test('a key that comes in the header counts only where the issuer publishes it', async () => {
  const badge = aSmallBadge(await anIssuer(ISSUER_URL))
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1' }
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(badge)))
    .setProtectedHeader({ alg: 'ES256', jwk })
    .sign(privateKey)
  const published = { id: ISSUER_URL, type: 'Profile', jwks: { keys: [jwk] } }
  expect((await verdictOf(jws, { [ISSUER_URL]: published })).verdict).toBe('genuine')
  const stranger = await anIssuer()
  const others = { id: ISSUER_URL, jwks: { keys: [publicJwkOf(stranger.key.publicKeyMultibase)] } }
  expect(await verdictOf(jws, { [ISSUER_URL]: others })).toEqual({ verdict: 'not-genuine', reason: 'key-not-found' })
})

test('a key at an address on another site is not the issuer’s', async () => {
  const badge = aSmallBadge(await anIssuer(ISSUER_URL))
  const kid = 'https://evil.example/keys/1'
  const { jwk, jws } = await foreignJwt(badge, { alg: 'ES256', header: { kid } })
  expect(await verdictOf(jws, { [kid]: jwk })).toEqual({ verdict: 'not-genuine', reason: 'key-not-the-issuers' })
})

test('no change to header, claims or signature goes unseen', async () => {
  const jwt = await aJwt(await anIssuer())
  for (let at = 0; at < jwt.length - 1; at += 7) {
    const letter = jwt[at] === 'A' ? 'B' : 'A'
    if (jwt[at] === '.') continue
    const { verdict } = await verdictOf(jwt.slice(0, at) + letter + jwt.slice(at + 1))
    expect(verdict, String(at)).not.toBe('genuine')
  }
})

test.each(['none', 'HS256', 'HS512', 'PS256x', ''])('the algorithm %s is refused', async (alg) => {
  const issuer = await anIssuer()
  const [, payload] = (await aJwt(issuer)).split('.')
  const header = Buffer.from(JSON.stringify({ alg, kid: issuer.verificationMethod })).toString('base64url')
  const secret = JSON.stringify(publicJwkOf(issuer.key.publicKeyMultibase))
  const signature = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')
  expect((await verdictOf(`${header}.${payload}.${signature}`)).reason).toBe('jwt-algorithm-refused')
})

test('claims that contradict the badge are refused', async () => {
  const issuer = await anIssuer()
  const { credential } = decodeJwt(await aJwt(issuer)) ?? { credential: {} }
  for (const claim of [{ iss: 'did:example:other' }, { jti: 'urn:other' }, { nbf: 1 }, { sub: 'did:example:thief' }]) {
    const header = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: issuer.verificationMethod })).toString('base64url')
    const payload = Buffer.from(JSON.stringify({ ...credential, ...claim } satisfies JsonObject)).toString('base64url')
    expect((await verdictOf(`${header}.${payload}.AAAA`)).reason).toBe('jwt-claims-disagree')
  }
})

test('a badge in the `vc` claim takes from the registered claims what it leaves unsaid', async () => {
  const issuer = await anIssuer()
  const { validFrom: _, issuer: __, ...rest } = aSmallBadge(issuer)
  const claims = (exp: number) => ({
    iss: issuer.did,
    nbf: NOW.getTime() / 1000,
    exp,
    vc: { ...rest, issuer: undefined },
  })
  const token = async (exp: number) => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
    const signing = `${encode({ alg: 'EdDSA', kid: issuer.verificationMethod })}.${encode(claims(exp))}`
    const signature = signEd25519(Buffer.from(signing), issuer.key.secretKeyMultibase)
    return `${signing}.${Buffer.from(signature).toString('base64url')}`
  }
  expect((await verdictOf(await token(NOW.getTime() / 1000 + 60))).verdict).toBe('genuine')
  expect((await verdictOf(await token(NOW.getTime() / 1000 - 60))).verdict).toBe('genuine-but-no-longer-valid')
})
