import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey as JWK,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { clientAuthenticationAnonymous, type HashCallback, type JwtSigner } from '@openid4vc/oauth2'
import { Openid4vciClient } from '@openid4vc/openid4vci'
import { Openid4vpClient } from '@openid4vc/openid4vp'
import {
  buildPresentation,
  CREDENTIALS_V2_CONTEXT,
  didKeyOf,
  didWebUrl,
  generateKeyPair,
  type JsonObject,
  signPresentation,
} from '@waymark/open-badges'
import type { Hono } from 'hono'
import { needed } from '#infrastructure/needed.ts'
import { keyOfVerificationMethod } from '../../packages/open-badges/src/keys/verification-key.ts'

type Answers = Pick<Hono, 'request'>

/** A wallet on a phone that speaks OpenID4VCI by another maker's code, with a key of its own on P-256. */
export function aPhone(site: Answers) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicJwk = publicKey.export({ format: 'jwk' }) as { kty: string; crv: string; x: string; y: string }
  const requests: { url: string; body: string }[] = []
  const fetching = async (url: string | URL | Request, init?: RequestInit) => {
    const request = new Request(url, init)
    requests.push({ url: request.url, body: await request.clone().text() })
    return site.request(request)
  }
  const jws = (header: object, payload: object) => {
    const part = (one: object) => Buffer.from(JSON.stringify(one)).toString('base64url')
    const signing = `${part(header)}.${part(payload)}`
    const signature = sign('sha256', Buffer.from(signing), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return `${signing}.${signature.toString('base64url')}`
  }
  const hash: HashCallback = (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest()
  const client = new Openid4vciClient({
    callbacks: {
      fetch: fetching as typeof fetch,
      hash,
      generateRandom: (length) => randomBytes(length),
      clientAuthentication: clientAuthenticationAnonymous(),
      signJwt: async (_signer: JwtSigner, { header, payload }) => {
        return { jwt: jws(header, payload), signerJwk: publicJwk }
      },
    },
  })
  const read = async (link: string) => {
    const credentialOffer = await client.resolveCredentialOffer(link)
    const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer)
    return { credentialOffer, issuerMetadata }
  }
  const token = async (link: string, txCode?: string) => {
    const asked = { ...(await read(link)), ...(txCode && { txCode }) }
    return (await client.retrievePreAuthorizedCodeAccessTokenFromOffer(asked)).accessTokenResponse.access_token
  }
  const prove = async (link: string, credentialConfigurationId: string) => {
    const { issuerMetadata } = await read(link)
    const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata })
    const signer = { method: 'jwk', alg: 'ES256', publicJwk } as const
    return client.createCredentialRequestJwtProof({ issuerMetadata, credentialConfigurationId, signer, nonce })
  }
  const take = async (link: string, accessToken: string, credentialConfigurationId: string) => {
    const { issuerMetadata } = await read(link)
    const { jwt } = await prove(link, credentialConfigurationId)
    const asked = { issuerMetadata, accessToken, credentialConfigurationId, proofs: { jwt: [jwt] } }
    return (await client.retrieveCredentials(asked)).credentialResponse
  }
  /** Reads what is asked (OpenID4VP 1.0), and checks that the DID that asks has signed it. */
  const readRequest = async (link: string) => {
    const parsed = shower.parseOpenid4vpAuthorizationRequest({ authorizationRequest: link })
    const { params } = parsed as {
      params: Parameters<typeof shower.resolveOpenId4vpAuthorizationRequest>[0]['authorizationRequestPayload']
    }
    const asked = await shower.resolveOpenId4vpAuthorizationRequest({ authorizationRequestPayload: params })
    const { client_id: audience = '', nonce } = asked.authorizationRequestPayload
    return { asked, audience, nonce: nonce ?? '' }
  }
  /** The same as a browser hands it over, for the page of this origin; throws where the request is for another origin. */
  const readBrowserRequest = async (data: object, pageOrigin: string) => {
    const parsed = shower.parseOpenid4vpAuthorizationRequest({ authorizationRequest: data as never })
    const { params } = parsed as unknown as { params: never }
    const asked = await shower.resolveOpenId4vpAuthorizationRequest({
      authorizationRequestPayload: params,
      origin: pageOrigin,
    })
    return { asked, audience: `origin:${pageOrigin}`, nonce: asked.authorizationRequestPayload.nonce ?? '' }
  }
  /** What the browser hands back to the page, as the wallet's maker writes it. */
  const browserAnswer = async (
    { asked }: Awaited<ReturnType<typeof readBrowserRequest>>,
    { vpToken, pageOrigin }: { vpToken: Record<string, unknown[]>; pageOrigin: string },
  ) => {
    const { authorizationResponsePayload } = await shower.createOpenid4vpAuthorizationResponse({
      authorizationRequestPayload: asked.authorizationRequestPayload,
      authorizationResponsePayload: { vp_token: vpToken as never },
      origin: pageOrigin,
    })
    return authorizationResponsePayload
  }
  const shower = new Openid4vpClient({
    callbacks: {
      fetch: fetching as typeof fetch,
      hash,
      decryptJwe: () => ({ decrypted: false }),
      encryptJwe: () => Promise.reject(new Error('nothing is encrypted')),
      signJwt: () => Promise.reject(new Error('nothing is signed so')),
      verifyJwt: async (signer, { compact }) => {
        if (signer.method !== 'did') return { verified: false }
        const jwk = await jwkOfDid(signer.didUrl, fetching)
        const [header = '', payload = '', signature = ''] = compact.split('.')
        const by = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const
        const digest = jwk.kty === 'OKP' ? null : 'sha256'
        const isGood = verify(digest, Buffer.from(`${header}.${payload}`), by, Buffer.from(signature, 'base64url'))
        return isGood ? { verified: true, signerJwk: jwk as { kty: string } } : { verified: false }
      },
    },
  })
  /** Posts what is shown, by query of the request; as the wallet's maker writes it. */
  const post = async (link: string, vpToken: Record<string, unknown[]>) => {
    const { asked } = await readRequest(link)
    const { authorizationRequestPayload } = asked
    const { authorizationResponsePayload } = await shower.createOpenid4vpAuthorizationResponse({
      authorizationRequestPayload,
      authorizationResponsePayload: { vp_token: vpToken as never },
    })
    const { response } = await shower.submitOpenid4vpAuthorizationResponse({
      authorizationRequestPayload: authorizationRequestPayload as { response_uri: string },
      authorizationResponsePayload,
    })
    return { status: response.status, body: (await response.json()) as { redirect_uri?: string; error?: string } }
  }
  const did = `did:jwk:${Buffer.from(JSON.stringify(publicJwk)).toString('base64url')}`
  /** A JWT badge in a presentation that this phone signs. */
  const presentJwt = (badges: string[], { audience, nonce }: { audience: string; nonce: string }) => {
    const vp = {
      ...{ '@context': ['https://www.w3.org/2018/credentials/v1'], type: ['VerifiablePresentation'] },
      verifiableCredential: badges,
    }
    return jws({ alg: 'ES256', typ: 'JWT', kid: `${did}#0` }, { iss: did, aud: audience, nonce, vp })
  }
  /** An SD-JWT badge of which only what must be shown is shown, with the proof of its key. */
  const presentSd = (badge: string, { audience: aud, nonce }: { audience: string; nonce: string }) => {
    const shown = `${badge.split('~')[0]}~`
    const sd_hash = createHash('sha256').update(shown).digest('base64url')
    const iat = Math.floor(Date.now() / 1000)
    return `${shown}${jws({ alg: 'ES256', typ: 'kb+jwt' }, { aud, nonce, iat, sd_hash })}`
  }
  return {
    ...{ client, read, token, prove, take, requests, publicJwk, readRequest, post, presentJwt, presentSd },
    ...{ readBrowserRequest, browserAnswer },
  }
}

async function jwkOfDid(didUrl: string, fetching: (url: string) => Response | Promise<Response>): Promise<JWK> {
  const [did = '', fragment] = didUrl.split('#')
  const address = didWebUrl(did)
  const found = address
    ? ((await (await fetching(address)).json()) as { verificationMethod: { id: string }[] })
    : undefined
  const method = found
    ? found.verificationMethod.find(({ id }) => id === didUrl)
    : { type: 'Multikey', publicKeyMultibase: fragment }
  return { ...needed(keyOfVerificationMethod({ ...method }), 'the key that the request names') }
}
/** What an exchange answers: what to sign, or what was signed. */
interface Exchanged {
  verifiablePresentationRequest: { challenge: string; domain: string }
  verifiablePresentation: { verifiableCredential: [{ credentialSubject: { id: string } }] }
}

/** A wallet that speaks VCALM: it posts twice, and signs the challenge by Ed25519. */
export async function anExchangingWallet(site: Answers) {
  const key = await generateKeyPair()
  const did = didKeyOf(key.publicKeyMultibase)
  const post = async (address: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await site.request(address, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as Exchanged }
  }
  const present = ({ challenge, domain, holder = did }: { challenge: string; domain?: string; holder?: string }) =>
    signPresentation(
      { '@context': [CREDENTIALS_V2_CONTEXT], type: ['VerifiablePresentation'], holder },
      {
        key,
        verificationMethod: `${did}#${key.publicKeyMultibase}`,
        created: new Date(),
        challenge,
        ...(domain && { domain }),
      },
    )
  /** Badges that it took, in a presentation for who asks. */
  const show = (badges: unknown[], { audience: domain, nonce: challenge }: { audience: string; nonce: string }) =>
    signPresentation(buildPresentation({ holder: did, credentials: badges as JsonObject[] }), {
      ...{ key, verificationMethod: `${did}#${key.publicKeyMultibase}`, created: new Date(), challenge, domain },
    })
  return { did, post, present, show }
}
