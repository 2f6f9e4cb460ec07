import { parseJson } from '@waymark/open-badges'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { type SignBrowserRequestOutcome, signBrowserRequest } from '#capabilities/asks/sign-browser-request.ts'
import { signWalletRequest } from '#capabilities/asks/sign-wallet-request.ts'
import { type TakePresentationOutcome, takePresentation } from '#capabilities/asks/take-presentation.ts'
import { walletRequestCodeOf } from '#capabilities/asks/wallet-request-code.ts'
import { requestObjectType } from '#capabilities/asks/wallet-request-format.ts'
import { isId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'

const mostBytes = 1_000_000
const bounds = { maxDepth: 64, maxNodes: 100_000 }
const noStore = { 'cache-control': 'no-store' }

type Powers = Pick<Services, 'database' | 'masterKey' | 'site'>

/**
 * What wallets are asked: OpenID for Verifiable Presentations 1.0 with DCQL. A wallet reads what an organisation asks, and
 * posts the badges that its holder chose (`direct_post`).
 */
export function createPresentationApi(services: Powers) {
  const app = new Hono()
  for (const path of ['/asks/:id/request/*', '/asks/:id/response/*']) {
    app.use(path, cors())
    app.use(path, rateLimit({ points: 40_000 }))
    app.use(path, bodyLimit({ maxSize: mostBytes, onError: tooLarge }))
  }
  // For the page of an ask alone: another origin's answer would not be bound to ours.
  for (const path of ['/asks/:id/browser', '/asks/:id/browser/*']) {
    app.use(path, rateLimit({ points: 40_000 }))
    app.use(path, bodyLimit({ maxSize: mostBytes, onError: tooLarge }))
  }
  app.post('/asks/:id/browser', (c) => askBrowser(c, services))
  app.post('/asks/:id/browser/:code', (c) => takeBrowserAnswer(c, services))
  app.get('/asks/:id/request/:code', (c) => giveRequest(c, services))
  app.post('/asks/:id/request/:code', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    return giveRequest(c, services, form.get('wallet_nonce')?.slice(0, 500))
  })
  app.post('/asks/:id/response/:code', (c) => takeAnswer(c, services))
  for (const path of ['/asks/:id/:what{request|response|browser}/:code', '/asks/:id/browser'])
    app.all(path, (c) => {
      c.header('allow', 'POST')
      return problem(c, { status: 405, title: 'For wallets', detail: 'Wallets read the request, and post an answer.' })
    })
  return app
}

async function giveRequest(c: Context, services: Powers, walletNonce?: string) {
  const { askId, code } = namedIn(c)
  const jwt = askId && (await signWalletRequest({ askId, code, walletNonce }, { ...services, now: new Date() }))
  if (!jwt) return refused(c, 'no-such-request')
  return c.body(jwt, 200, { ...noStore, 'content-type': `application/${requestObjectType}` })
}

const browserRefusals: Record<Extract<SignBrowserRequestOutcome, { ok: false }>['refusal'], 404 | 503> = {
  'not-open': 404,
  'too-many-wallets': 503,
}

/** What the page hands to the browser. A request for each press: a wallet signs its nonce, and it counts once. */
async function askBrowser(c: Context, services: Powers) {
  const { askId } = namedIn(c)
  if (!askId) return refused(c, 'no-such-request')
  const outcome = await signBrowserRequest({ askId }, { ...services, now: new Date() })
  if (!outcome.ok) return c.json({ refusal: outcome.refusal }, browserRefusals[outcome.refusal], noStore)
  return c.json(outcome.asked, 200, noStore)
}

/** What the browser handed to the page: the `data` of its DigitalCredential. */
async function takeBrowserAnswer(c: Context, services: Powers) {
  const read = parseJson(await c.req.text(), bounds)
  const data = read.ok ? read.value : null
  const isObject = data !== null && typeof data === 'object' && !Array.isArray(data)
  return take(c, services, { vpToken: isObject ? data.vp_token : undefined, by: 'browser' })
}

async function takeAnswer(c: Context, services: Powers) {
  if (!namedIn(c).askId) return refused(c, 'no-such-request')
  const form = new URLSearchParams(await c.req.text())
  // Its holder said no, or it holds nothing of the kind: the page that showed the code goes on waiting.
  if (form.has('error')) return c.json({}, 200, noStore)
  const token = parseJson(form.get('vp_token') ?? '', bounds)
  return take(c, services, { vpToken: token.ok ? token.value : undefined, by: 'wallet' })
}

async function take(c: Context, services: Powers, presented: { vpToken: unknown; by: 'wallet' | 'browser' }) {
  const { askId, code } = namedIn(c)
  if (!askId) return refused(c, 'no-such-request')
  const outcome = await takePresentation({ askId, code, ...presented }, { ...services, now: new Date() })
  if (!outcome.ok) return refused(c, outcome.refusal)
  const shown = walletRequestCodeOf(outcome.walletRequestId, 'shown', services.masterKey)
  return c.json({ redirect_uri: `${services.site.origin}/asks/${askId}/wallet/${shown}` }, 200, noStore)
}

function namedIn(c: Context): { askId: string | undefined; code: string } {
  const askId = c.req.param('id')
  return { askId: isId(askId) ? askId : undefined, code: c.req.param('code') ?? '' }
}

type Refusal = Extract<TakePresentationOutcome, { ok: false }>['refusal']

const refusals: Record<Refusal, { status: 400 | 404 | 409 | 413; detail: string }> = {
  'no-such-request': { status: 404, detail: 'Nothing is asked here: the code has ended. Scan a new one.' },
  'was-answered': { status: 409, detail: 'Another wallet has answered. Scan a new code.' },
  'too-many-badges': { status: 413, detail: 'Show at most 20 badges at once.' },
  'not-a-presentation': {
    status: 400,
    detail: 'vp_token holds what is no presentation of the form that was asked for.',
  },
  'holder-did-not-sign': { status: 400, detail: 'The presentation is not signed by the key that it names.' },
  'is-for-another': { status: 400, detail: 'Sign the nonce of the request, for its client_id.' },
  'holds-nothing': { status: 400, detail: 'vp_token names no credential that was asked for.' },
  'not-the-holders': { status: 400, detail: 'A badge is bound to another key than the one that signed.' },
}

function refused(c: Context, refusal: Refusal) {
  const { status, detail } = refusals[refusal]
  return c.json({ error: 'invalid_request', error_description: detail }, status, noStore)
}

const tooLarge = (c: Context) =>
  problem(c, { status: 413, title: 'Too large', detail: `Send at most ${mostBytes / 1_000_000} MB.` })
