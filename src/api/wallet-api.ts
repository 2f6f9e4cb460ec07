import { CREDENTIALS_V2_CONTEXT, parseJson } from '@waymark/open-badges'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { type CopyFormat, copyFormats, copyNews } from '#capabilities/awards/wallet-copies.ts'
import { listKnownIssuers } from '#capabilities/organisations/list-known-issuers.ts'
import { type FoundWalletOffer, findWalletOffer } from '#capabilities/wallets/find-wallet-offer.ts'
import { noteWalletNews } from '#capabilities/wallets/note-wallet-news.ts'
import { takeAwardCopy } from '#capabilities/wallets/take-award-copy.ts'
import { takePresentedCopy } from '#capabilities/wallets/take-presented-copy.ts'
import { takeWalletToken } from '#capabilities/wallets/take-wallet-token.ts'
import { tokenMinutes } from '#capabilities/wallets/wallet-offer.ts'
import { newWalletNonce, nonceMinutes, walletOfferChallengeOf } from '#capabilities/wallets/wallet-offer-code.ts'
import {
  authorizationServerMetadata,
  credentialOffer,
  formatOfConfiguration,
  issuerAddressOf,
  issuerMetadata,
  preAuthorized,
  protocolsOf,
  walletOfferAddress,
} from '#capabilities/wallets/wallet-offer-format.ts'
import type { Services } from '#infrastructure/services.ts'
import { problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'

const mostBytes = 100_000
const bounds = { maxDepth: 32, maxNodes: 5_000 }

type Powers = Pick<Services, 'database' | 'masterKey' | 'site'>

/**
 * What wallets ask: how a hand-over can be taken (VCALM), and OpenID for Verifiable Credential Issuance 1.0 with the
 * pre-authorised code. No answer is kept by anything in between.
 */
export function createWalletApi(services: Powers) {
  const app = new Hono()
  for (const path of [
    '/h/*',
    '/issuers/*',
    '/.well-known/openid-credential-issuer/*',
    '/.well-known/oauth-authorization-server/*',
  ]) {
    app.use(path, cors())
    // A school is one address: a hundred wallets a minute, even of those that do not say how long their requests are.
    app.use(path, rateLimit({ points: 40_000 }))
    app.use(path, bodyLimit({ maxSize: mostBytes, onError: tooLarge }))
  }
  handOvers(app, services)
  metadata(app, services)
  issuing(app, services)
  return app
}

function handOvers(app: Hono, services: Powers) {
  const { origin } = services.site
  app.get('/h/:code', async (c, next) => {
    if (c.req.header('accept')?.includes('text/html')) return next()
    const found = await openOffer(c, services)
    if ('refused' in found) return found.refused
    return c.json({ protocols: protocolsOf({ origin, ...found }) }, 200, { ...noStore, vary: 'Accept' })
  })
  app.get('/h/:code/offer', async (c) => {
    const found = await openOffer(c, services)
    return 'refused' in found ? found.refused : c.json(credentialOffer({ origin, ...found }), 200, noStore)
  })
  app.post('/h/:code/exchange', async (c) => {
    const found = await openOffer(c, services, ['open', 'taken'])
    if ('refused' in found) return found.refused
    if (found.offer.asksPin) return refusedExchange(c, 'no-such-offer')
    const body = await jsonOf(c)
    if (body === undefined) return problem(c, { status: 400, title: 'Not JSON', detail: 'Send a JSON object.' })
    const { verifiablePresentation: presentation } = body
    if (presentation === undefined) return c.json(presentationRequest(found, services), 200, noStore)
    const outcome = await takePresentedCopy({ code: found.code, presentation }, { ...services, now: new Date() })
    if (!outcome.ok) return refusedExchange(c, outcome.refusal)
    const verifiablePresentation = {
      '@context': [CREDENTIALS_V2_CONTEXT],
      type: ['VerifiablePresentation'],
      verifiableCredential: [outcome.credential],
    }
    return c.json({ verifiablePresentation }, 200, noStore)
  })
}

/** What a wallet is asked for first: to prove the DID that it will hold the badge by (VCALM, DID Authentication). */
function presentationRequest({ offer, code }: { offer: FoundWalletOffer; code: string }, { masterKey, site }: Powers) {
  const serviceEndpoint = `${walletOfferAddress(site.origin, code)}/exchange`
  return {
    verifiablePresentationRequest: {
      query: [
        {
          type: 'DIDAuthentication',
          acceptedMethods: [{ method: 'key' }, { method: 'jwk' }],
          acceptedCryptosuites: [
            { cryptosuite: 'eddsa-rdfc-2022' },
            { cryptosuite: 'ecdsa-rdfc-2019' },
            { cryptosuite: 'Ed25519Signature2020' },
          ],
        },
      ],
      challenge: walletOfferChallengeOf(offer.id, masterKey),
      domain: site.origin,
      interact: {
        service: [
          { type: 'UnmediatedHttpPresentationService2021', serviceEndpoint },
          { type: 'VerifiableCredentialApiExchangeService', serviceEndpoint },
        ],
      },
    },
  }
}

type OpenOffer = { offer: FoundWalletOffer; code: string } | { refused: Response }

async function openOffer(
  c: Context,
  { database }: Powers,
  states: readonly FoundWalletOffer['state'][] = ['open'],
): Promise<OpenOffer> {
  const code = c.req.param('code') ?? ''
  const offer = await findWalletOffer({ code }, { database, now: new Date() })
  if (offer && states.includes(offer.state)) return { offer, code }
  return { refused: refusedExchange(c, 'no-such-offer') }
}

const exchangeRefusals = {
  'no-such-offer': {
    status: 404,
    title: 'Nothing is handed over here',
    detail: 'The code has ended, was taken or was stopped. Its learner makes a new one on the page of the badge.',
  },
  'proof-is-wrong': {
    status: 400,
    title: 'The presentation proves nothing',
    detail: 'Sign the challenge with the key of a did:key or did:jwk, as holder, for authentication.',
  },
  'taken-by-another-key': {
    status: 403,
    title: 'Another wallet has taken it',
    detail: 'A code gives one wallet one copy. Its learner makes a new one on the page of the badge.',
  },
  'award-does-not-count': {
    status: 403,
    title: 'The badge does not count',
    detail: 'It was withdrawn, is on hold or has run out.',
  },
} as const

function refusedExchange(c: Context, refusal: keyof typeof exchangeRefusals) {
  c.header('cache-control', 'no-store')
  return problem(c, exchangeRefusals[refusal])
}

function metadata(app: Hono, services: Powers) {
  const kinds = {
    'openid-credential-issuer': (issuer: Parameters<typeof issuerMetadata>[0]) => issuerMetadata(issuer),
    'oauth-authorization-server': ({ address }: { address: string }) => authorizationServerMetadata(address),
    'openid-configuration': ({ address }: { address: string }) => authorizationServerMetadata(address),
  }
  // Before the path as the standards have it, and after it as older drafts did.
  for (const [name, write] of Object.entries(kinds))
    for (const path of [`/.well-known/${name}/issuers/:slug`, `/issuers/:slug/.well-known/${name}`])
      app.get(path, async (c) => {
        const slug = c.req.param('slug') ?? ''
        const { issuers } = await listKnownIssuers({ slug, limit: 1 }, services)
        const [issuer] = issuers
        if (!issuer) return c.notFound()
        const { origin, didMethod } = services.site
        return c.json(write({ address: issuerAddressOf(origin, slug), name: issuer.name, didMethod }))
      })
}

function issuing(app: Hono, services: Powers) {
  const { origin } = services.site
  app.post('/issuers/:slug/token', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    const code = form.get('pre-authorized_code')
    if (form.get('grant_type') !== preAuthorized) return oauthError(c, 'unsupported_grant_type')
    if (!code) return oauthError(c, 'invalid_request', 'pre-authorized_code is missing')
    const pin = form.get('tx_code') ?? form.get('user_pin') ?? undefined
    const asked = { organisationSlug: c.req.param('slug'), code, pin }
    const outcome = await takeWalletToken(asked, { ...services, now: new Date() })
    if (!outcome.ok) {
      const [error, detail] = tokenErrors[outcome.refusal]
      return oauthError(c, error, detail)
    }
    const nonce = freshNonce(services)
    const seconds = tokenMinutes * 60
    return c.json({ access_token: outcome.token, token_type: 'Bearer', expires_in: seconds, ...nonce }, 200, noStore)
  })
  app.post('/issuers/:slug/nonce', async (c) => {
    const { issuers } = await listKnownIssuers({ slug: c.req.param('slug'), limit: 1 }, services)
    return issuers.length > 0 ? c.json({ c_nonce: freshNonce(services).c_nonce }, 200, noStore) : c.notFound()
  })
  app.post('/issuers/:slug/credential', (c) => giveCredential(c, services))
  app.post('/issuers/:slug/notification', async (c) => {
    const body = await jsonOf(c)
    const event = /^credential_([a-z]+)$/.exec(String(body?.event))?.[1]
    const news = copyNews.find((one) => one === (event === 'failure' ? 'failed' : event))
    const copyId = body?.notification_id
    if (!news || typeof copyId !== 'string') return oauthError(c, 'invalid_notification_request')
    const told = { organisationSlug: c.req.param('slug'), token: bearerOf(c), copyId, news }
    const outcome = await noteWalletNews(told, { ...services, now: new Date() })
    return outcome.ok ? c.body(null, 204) : notificationRefusals[outcome.refusal](c)
  })
  app.all('/issuers/:slug/:what{token|nonce|credential|notification}', (c) => {
    c.header('allow', 'POST')
    const detail = `Wallets read ${issuerAddressOf(origin, c.req.param('slug') ?? '')}/.well-known/openid-credential-issuer.`
    return problem(c, { status: 405, title: 'For wallets, by POST', detail })
  })
}

async function giveCredential(c: Context, services: Powers) {
  const body = await jsonOf(c)
  if (!body) return oauthError(c, 'invalid_credential_request', 'send a JSON object')
  const { origin } = services.site
  const slug = c.req.param('slug') ?? ''
  if (body.credential_identifier !== undefined) return oauthError(c, 'unknown_credential_identifier')
  if (body.credential_response_encryption !== undefined) return oauthError(c, 'invalid_encryption_parameters')
  const format = formatAsked(body)
  if (!format)
    return oauthError(
      c,
      body.credential_configuration_id === undefined
        ? 'invalid_credential_request'
        : 'unknown_credential_configuration',
    )
  const proof = proofIn(body)
  if (proof === undefined) return oauthError(c, 'invalid_proof', 'one proof of the type jwt is needed')
  const asked = {
    organisationSlug: slug,
    issuerAddress: issuerAddressOf(origin, slug),
    token: bearerOf(c),
    format,
    proof,
  }
  const outcome = await takeAwardCopy(asked, { ...services, now: new Date() })
  if (!outcome.ok) {
    const { refusal } = outcome
    if (refusal === 'token-is-wrong') return wrongToken(c)
    const [error, detail] = credentialErrors[refusal]
    // Drafts look for the next nonce in the refusal; wallets of 1.0 ask for one.
    return oauthError(
      c,
      error,
      detail,
      refusal === 'nonce-is-wrong' || refusal === 'proof-is-wrong' ? freshNonce(services) : {},
    )
  }
  const { credential, copyId: notification_id } = outcome
  const isDraft = body.credential_configuration_id === undefined
  const given = isDraft ? { credential, ...freshNonce(services) } : { credentials: [{ credential }] }
  return c.json({ ...given, notification_id }, 200, noStore)
}

/** By the name of a configuration, or as drafts do by the format. */
function formatAsked({ credential_configuration_id: id, format }: Record<string, unknown>): CopyFormat | undefined {
  return id === undefined ? copyFormats.find((one) => one === format) : formatOfConfiguration(id)
}

/** The one JWT that proves a key: `proofs` of 1.0, or `proof` of drafts. */
function proofIn({ proofs, proof }: Record<string, unknown>): string | undefined {
  if (isObject(proofs)) {
    const [jwt, ...others] = Array.isArray(proofs.jwt) ? proofs.jwt : []
    return typeof jwt === 'string' && others.length === 0 ? jwt : undefined
  }
  return isObject(proof) && proof.proof_type === 'jwt' && typeof proof.jwt === 'string' ? proof.jwt : undefined
}

const tokenErrors = {
  'no-such-offer': ['invalid_grant', 'the offer has ended, was taken or was stopped'],
  'pin-is-wrong': ['invalid_grant', 'the PIN is wrong; after five the offer is over'],
  'pin-is-missing': ['invalid_request', 'tx_code is missing'],
  'pin-is-not-asked-for': ['invalid_request', 'this offer has no tx_code'],
} as const

const credentialErrors = {
  'proof-is-wrong': ['invalid_proof', 'the proof does not prove its key, or is not for this issuer'],
  'nonce-is-wrong': ['invalid_nonce', 'the nonce is not ours, too old or was used'],
  'taken-by-another-key': ['credential_request_denied', 'it was given to another key: its learner makes a new offer'],
  'award-does-not-count': ['credential_request_denied', 'the badge was withdrawn, is on hold or has run out'],
} as const

function oauthError(c: Context, error: string, error_description?: string, more: object = {}) {
  return c.json({ error, ...(error_description && { error_description }), ...more }, 400, noStore)
}

const notificationRefusals = {
  'token-is-wrong': (c: Context) => wrongToken(c),
  'no-such-copy': (c: Context) => oauthError(c, 'invalid_notification_id'),
} as const

function wrongToken(c: Context) {
  return c.json({ error: 'invalid_token' }, 401, { ...noStore, 'www-authenticate': 'Bearer error="invalid_token"' })
}

const noStore = { 'cache-control': 'no-store' }

const freshNonce = ({ masterKey }: Powers) => ({
  c_nonce: newWalletNonce({ masterKey, now: new Date() }),
  c_nonce_expires_in: nonceMinutes * 60,
})

const bearerOf = (c: Context) => /^Bearer ([\w.~+/=-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''

const isObject = (one: unknown): one is Record<string, unknown> =>
  one !== null && typeof one === 'object' && !Array.isArray(one)

/** An empty body is an empty object, as VCALM lets a wallet begin; undefined for what is no object. */
async function jsonOf(c: Context): Promise<Record<string, unknown> | undefined> {
  const text = await c.req.text()
  const parsed = text.trim() ? parseJson(text, bounds) : { ok: true, value: {} }
  return parsed.ok && 'value' in parsed && isObject(parsed.value) ? parsed.value : undefined
}

const tooLarge = (c: Context) =>
  problem(c, { status: 413, title: 'Too large', detail: `Send at most ${mostBytes / 1000} kB.` })
