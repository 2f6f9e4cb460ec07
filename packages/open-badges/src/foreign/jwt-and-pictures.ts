import { generateKeyPairSync } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { CompactSign, exportJWK } from 'jose'
import { bakePng } from '../baking/bake-png.ts'
import { bakeSvg } from '../baking/bake-svg.ts'
import { readPngChunks } from '../baking/png-chunks.ts'
import { pngChunk, writePng } from '../baking/write-png.ts'
import { aSmallBadge, NOW } from '../fixtures/badge.ts'
import { anIssuer } from '../fixtures/issuer.ts'
import { aPicture } from '../fixtures/picture.ts'
import { signCredentialAsJwt, signCredentialAsVcJwt } from '../jwt/sign-credential-as-jwt.ts'
import type { JsonObject } from '../model/json.ts'
import { signCredential } from '../proof/sign-credential.ts'
import type { ForeignCase } from './case.ts'

const issuer = await anIssuer()
const stranger = await anIssuer()
const badge = aSmallBadge(issuer)
const json = JSON.stringify(await signCredential(badge, { ...issuer, created: NOW }))
const jwt = await signCredentialAsJwt(badge, { key: issuer.key, keyId: issuer.verificationMethod })
const byBareDid = await signCredentialAsJwt(badge, { key: issuer.key, keyId: issuer.did })
const forged = await signCredentialAsJwt(badge, { key: stranger.key, keyId: stranger.verificationMethod })

const PAGE = 'https://college.example/issuer'
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const rsaJwk = { ...(await exportJWK(rsa.publicKey)), kid: 'key-1' }
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ecJwk = await exportJWK(ec.publicKey)

type Signing = { claims: object; header: { alg: string } & JsonObject; key: typeof rsa.privateKey }

async function signedBy({ claims, header, key }: Signing): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims))).setProtectedHeader(header).sign(key)
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

const ofCollege = { ...badge, issuer: { ...(badge.issuer as JsonObject), id: PAGE } }
const profile = { id: PAGE, type: 'Profile', jwks: { keys: [rsaJwk] } }
const byRsa = await signedBy({
  claims: ofCollege,
  header: { alg: 'RS256', kid: 'key-1', typ: 'JWT' },
  key: rsa.privateKey,
})
const didJwk = `did:jwk:${encoded(ecJwk)}`
const byDidJwk = await signedBy({
  claims: { ...badge, issuer: { ...(badge.issuer as JsonObject), id: didJwk } },
  header: { alg: 'ES256', kid: `${didJwk}#0` },
  key: ec.privateKey,
})
const withOwnKey = (header: JsonObject) =>
  signedBy({ claims: ofCollege, header: { alg: 'ES256', ...header }, key: ec.privateKey })
const unsigned = `${encoded({ alg: 'none' })}.${encoded(badge)}.AA`
const [head = '', payload = '', signature = ''] = jwt.split('.')

function withChunk(type: string, data: Uint8Array): Uint8Array {
  const [header, ...rest] = readPngChunks(aPicture()) ?? []
  return writePng([...(header ? [header] : []), pngChunk(type, data), ...rest])
}

const latin = (value: string) => Buffer.from(value, 'latin1')
const compressedText = Buffer.concat([latin('openbadgecredential\0\x01\0\0\0'), deflateSync(json)])
const zipped = Buffer.concat([latin('openbadges\0\0'), deflateSync(json)])
const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'

/** Open Badges 3.0 as JWTs and in pictures. */
export const jwtAndPictures: ForeignCase[] = [
  { name: 'a JWT by a did:key', input: jwt, extension: 'jwt', verdict: 'genuine' },
  {
    name: 'a JWT of VC-JOSE-COSE',
    input: await signCredentialAsVcJwt(badge, { key: issuer.key, keyId: issuer.verificationMethod }),
    extension: 'jwt',
    verdict: 'genuine',
  },
  { name: 'a JWT by a did:key that does not name its key', input: byBareDid, extension: 'jwt', verdict: 'genuine' },
  { name: 'a JWT by a did:jwk', input: byDidJwk, extension: 'jwt', verdict: 'genuine' },
  {
    name: 'a JWT by RSA, its key in the issuer’s profile',
    input: byRsa,
    extension: 'jwt',
    web: { [PAGE]: profile },
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'a JWT that brings its own key',
    input: await withOwnKey({ jwk: ecJwk as JsonObject }),
    extension: 'jwt',
    web: { [PAGE]: profile },
    verdict: 'not-genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'a JWT that names a key set of its own',
    input: await withOwnKey({ jku: 'https://evil.example/jwks', kid: 'k' }),
    extension: 'jwt',
    web: { [PAGE]: profile, 'https://evil.example/jwks': { keys: [{ ...ecJwk, kid: 'k' }] } },
    verdict: 'not-genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'a JWT that names a certificate of its own',
    input: await withOwnKey({ x5u: 'https://evil.example/cert' }),
    extension: 'jwt',
    web: { [PAGE]: { ...profile, jwks: { keys: [rsaJwk, rsaJwk] } } },
    verdict: 'not-genuine',
    offline: 'cannot-tell',
  },
  { name: 'a JWT by a stranger’s did:key', input: forged, extension: 'jwt', verdict: 'not-genuine' },
  { name: 'a JWT that is not signed', input: unsigned, extension: 'jwt', verdict: 'not-genuine' },
  {
    name: 'a JWT whose claims were changed',
    input: `${head}.${encoded({ ...badge, name: 'Other' })}.${signature}`,
    extension: 'jwt',
    verdict: 'not-genuine',
  },
  {
    name: 'a JWT by an algorithm that is not known here',
    input: `${encoded({ alg: 'ES256K', kid: issuer.verificationMethod })}.${payload}.${signature}`,
    extension: 'jwt',
    verdict: 'cannot-tell',
  },
  { name: 'a PNG with JSON in it', input: bakePng(aPicture(), json), extension: 'png', verdict: 'genuine' },
  { name: 'a PNG with a JWT in it', input: bakePng(aPicture(), jwt), extension: 'png', verdict: 'genuine' },
  {
    name: 'a PNG with compressed text',
    input: withChunk('iTXt', compressedText),
    extension: 'png',
    verdict: 'genuine',
  },
  { name: 'a PNG with a zTXt chunk', input: withChunk('zTXt', zipped), extension: 'png', verdict: 'genuine' },
  {
    name: 'a PNG with a tEXt chunk',
    input: withChunk('tEXt', latin(`openbadges\0${json}`)),
    extension: 'png',
    verdict: 'genuine',
  },
  {
    name: 'a PNG with a changed badge',
    input: bakePng(aPicture(), json.replaceAll('First visit', 'Last visit')),
    extension: 'png',
    verdict: 'not-genuine',
  },
  { name: 'a PNG without a badge', input: aPicture(), extension: 'png', verdict: 'no-badge' },
  { name: 'an SVG with CDATA', input: bakeSvg(svg, json), extension: 'svg', verdict: 'genuine' },
  { name: 'an SVG with a verify attribute', input: bakeSvg(svg, jwt), extension: 'svg', verdict: 'genuine' },
  {
    name: 'an SVG with another prefix',
    input: bakeSvg(svg, json).replaceAll('openbadges:', 'ob:').replace('xmlns:openbadges', 'xmlns:ob'),
    extension: 'svg',
    verdict: 'genuine',
  },
  {
    name: 'a picture of another kind',
    input: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]),
    extension: 'png',
    verdict: 'no-badge',
  },
]
