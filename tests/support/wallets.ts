import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { clientAuthenticationAnonymous, type JwtSigner } from '@openid4vc/oauth2'
import { Openid4vciClient } from '@openid4vc/openid4vci'
import { CREDENTIALS_V2_CONTEXT, didKeyOf, generateKeyPair, signPresentation } from '@waymark/open-badges'
import type { Hono } from 'hono'

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
  const client = new Openid4vciClient({
    callbacks: {
      fetch: fetching as typeof fetch,
      hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
      generateRandom: (length) => randomBytes(length),
      clientAuthentication: clientAuthenticationAnonymous(),
      signJwt: async (_signer: JwtSigner, { header, payload }) => {
        const part = (one: object) => Buffer.from(JSON.stringify(one)).toString('base64url')
        const signing = `${part(header)}.${part(payload)}`
        const signature = sign('sha256', Buffer.from(signing), { key: privateKey, dsaEncoding: 'ieee-p1363' })
        return { jwt: `${signing}.${signature.toString('base64url')}`, signerJwk: publicJwk }
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
  return { client, read, token, prove, take, requests, publicJwk }
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
  return { did, post, present }
}
