import * as build from 'virtual:react-router/server-build'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { createRequestHandler, RouterContextProvider } from 'react-router'
import { createApi } from '#api/api.ts'
import { mailReports } from '#api/mail-reports.ts'
import { createPresentationApi } from '#api/presentation-api.ts'
import { problem } from '#api/problem.ts'
import { rateLimit } from '#api/rate-limit.ts'
import { createVcApi } from '#api/vc-api.ts'
import { createWalletApi } from '#api/wallet-api.ts'
import type { RunningQueue } from '#infrastructure/jobs/queue.ts'
import type { Log } from '#infrastructure/log.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { discovery } from '#web/machine/discovery.ts'
import { documents } from '#web/machine/documents.ts'
import { knownIssuers } from '#web/machine/known-issuers.ts'
import { openData } from '#web/machine/open-data.ts'
import { tiles } from '#web/machine/tiles.ts'
import { streetHosts, streets } from '#web/map/streets.ts'
import { pathwayDocuments } from '#web/pathways/pathway-documents.tsx'
import { sharePictures } from '#web/share/share-pictures.ts'
import type { Auth } from '#web/sign-in/auth.ts'

import { findVisitor } from '#web/sign-in/find-visitor.ts'
import { isPerhapsSignedIn } from './answer-key.ts'
import { keepAnswers } from './keep-answers.ts'
import { withKnownParameters } from './known-parameters.ts'
import { languageOf } from './language.ts'
import type { PageCache } from './page-cache.ts'
import { readForm } from './read-form.ts'
import { withUnsentData } from './unsent-data.ts'
import { type Visit, visitContext } from './visit.ts'

/** Every route with who may open it: what the tests of access are generated from. */
export { routes } from 'virtual:react-router/server-build'
export { createAuth } from '#web/sign-in/auth.ts'
export { PageCache } from './page-cache.ts'

export interface AppParts {
  services: Services
  queue: RunningQueue
  auth: Auth
  cache: PageCache
  /** False while news of changes does not arrive: then nothing is answered from the cache. */
  mayCache(): boolean
  /** Waits until the cache knows of everything that was written before. */
  newsArrived?(): Promise<void>
  log: Log
  development: boolean
}

/** The whole site as one function from request to response: API and documents first, pages last. */
export function createApp(parts: AppParts) {
  const { services, auth, log, development } = parts
  const app = new Hono()
  app.onError((error, c) => {
    // A refusal with an answer of its own, such as that of a form sent from another site.
    if (error instanceof HTTPException) return error.getResponse()
    log.error({ code: 'code' in error ? error.code : 'unexpected', err: error, path: c.req.path }, 'a request failed')
    return c.text('Something went wrong on our side. Please try again in a minute.', 500)
  })
  app.use(keepAnswers(parts))
  app.use(picturesAlone)
  const [embedded, mapped] = ['/:place/embed', '/:place/map']
  app.use(except([embedded, mapped], secureHeaders(development ? { contentSecurityPolicy: undefined } : headers)))
  if (!development) {
    const contentSecurityPolicy = mapPolicy(services.site)
    app.use(mapped, secureHeaders({ ...headers, contentSecurityPolicy }))
    app.use(
      embedded,
      secureHeaders({
        ...headersForOtherSites,
        contentSecurityPolicy: { ...contentSecurityPolicy, frameAncestors: ['*'] },
      }),
    )
  }
  // Other sites may not post in a visitor's name; programs without a browser use the API with a token.
  const sameSite = csrf({
    origin: (origin, c) => origin === services.site.origin || hostOf(origin) === c.req.header('host'),
  })
  // The VC-API, wallets and mail servers know no cookies: there is nobody's name to post in.
  // A mail program posts where a mail says how it is ended: the code in the address is all that counts there.
  app.use(except([...postedByPrograms], orSayWhy(sameSite, parts)))
  app.all('*', noDataOfPages)
  app.use(readableAddress(services.site))
  app.use(except('/vc/*', noMoreThanForms(parts)))
  app.use('/auth/*', noMoreThanSigningIn)
  // Checking a photograph is the dearest thing that a stranger can ask for.
  app.use('/verify', rateLimit({ points: 6_000 }))
  // Fifty addresses elsewhere are asked for at one press: ten times a minute.
  app.use('/verify/many', rateLimit({ points: 1_000, least: 100 }))
  // Only what a page uses; forms reach the library from inside. Its other endpoints tell who has an account.
  app.on(['GET', 'POST'], [...passkeyEndpoints], (c) => auth.handler(c.req.raw))
  app.all('/auth/*', (c) => c.notFound())
  app.route('/', createApi(services))
  app.route('/', createVcApi(services))
  app.route('/', createWalletApi(services))
  app.route('/', createPresentationApi(services))
  app.route('/', mailReports(services))
  app.route('/', documents(services))
  app.route('/', knownIssuers(services))
  app.route('/', sharePictures(services))
  app.route('/', pathwayDocuments(services))
  app.route('/', tiles(services))
  app.route('/', streets(services))
  app.route('/', discovery(services))
  app.route('/', openData(services))
  app.all('*', (c) => answerPage(c, parts))
  return app
}

const postedByPrograms = [
  ...(['/vc/*', '/h/*', '/issuers/*', '/asks/:id/request/*', '/asks/:id/response/*'] as const),
  ...(['/mail/bounces', '/mails/*', '/unfollow/*'] as const),
]

const passkeyEndpoints = [
  '/auth/passkey/generate-register-options',
  '/auth/passkey/verify-registration',
  '/auth/passkey/generate-authenticate-options',
  '/auth/passkey/verify-authentication',
]

/** A body that tells no length is counted as it comes. */
const noMoreThan = (
  maxSize: number,
  onError: (c: Context) => Response | Promise<Response> = (c) => c.text('What was sent is too large.', 413),
) =>
  bodyLimit({
    maxSize,
    onError: async (c) => {
      const answer = await onError(c)
      answer.headers.set('connection', 'close')
      return answer
    },
  })
/** The largest form has a badge of 5 MB and a photograph of 15 MB. */
const noMoreThanForms = (parts: AppParts) => noMoreThan(21_000_000, (c) => answerInstead(c, parts, '/too-large'))
const noMoreThanSigningIn = noMoreThan(100_000)

/**
 * React Router answers `{page}.data` with all that a page was made from, for its framework in the browser. No page of
 * ours brings one: what a page prints is all that leaves.
 */
const noDataOfPages: MiddlewareHandler = async (c, next) => {
  const { pathname } = new URL(c.req.url)
  return /\.data$/.test(pathname) ? c.notFound() : next()
}

/** No name here has a NUL in it, and the database could not even be asked for one; what people look for goes on without it. */
const readableAddress =
  ({ origin }: Services['site']): MiddlewareHandler =>
  async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    if (!`${pathname}${search}`.includes('%00')) return next()
    const isForPrograms = /^\/(api|vc|auth|issuers)\//.test(pathname)
    const title = 'This address cannot be read'
    const detail = 'It has a character in it that no address here has (NUL). Leave it out.'
    if (isForPrograms) return problem(c, { status: 400, title, detail })
    if (pathname.includes('%00')) return c.text(`${title}: ${detail}`, 400)
    return c.redirect(`${origin}${pathname}${search.replaceAll('%00', '')}`)
  }

const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}
/** Only the map may load from another host, if the operator configured one. */
function mapPolicy(site: Services['site']) {
  const hosts = streetHosts(site)
  if (hosts.length === 0) return policy
  return {
    ...policy,
    connectSrc: [...policy.connectSrc, ...hosts],
    imgSrc: [...policy.imgSrc, 'blob:', ...hosts],
    workerSrc: ["'self'"],
  }
}

const headers = {
  contentSecurityPolicy: policy,
  referrerPolicy: 'strict-origin-when-cross-origin',
  permissionsPolicy: { camera: ['self'], geolocation: ['self'], microphone: [] },
  crossOriginResourcePolicy: 'cross-origin',
} satisfies Parameters<typeof secureHeaders>[0]

/** A picture is opened as nothing but a picture, also by itself: what an organisation added loads and does nothing. */
const picturesAlone: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res.headers.get('content-type')?.startsWith('image/'))
    c.res.headers.set('content-security-policy', "default-src 'none'; img-src data:; sandbox")
}

/** A list or a map that an organisation shows on its own site. Nobody is signed in there: cookies do not travel along. */
const headersForOtherSites = {
  ...headers,
  xFrameOptions: false,
} satisfies Parameters<typeof secureHeaders>[0]

const pages = createRequestHandler(withUnsentData(build), import.meta.env.MODE)

/** What was sent stays unread: a page that says why is asked for in its place, by the same visitor. */
function answerInstead(c: Context, parts: AppParts, page: string): Promise<Response> {
  const headers = new Headers(c.req.raw.headers)
  for (const name of ['content-length', 'content-type', 'transfer-encoding']) headers.delete(name)
  return answerPage(c, parts, new Request(new URL(page, c.req.url), { headers }))
}

/** The refusal of a form that is not from this site, in a page that says what happened. The form itself is never read. */
const orSayWhy =
  (sameSite: MiddlewareHandler, parts: AppParts): MiddlewareHandler =>
  async (c, next) => {
    let isFromHere = false
    try {
      await sameSite(c, async () => {
        isFromHere = true
      })
    } catch (refused) {
      if (!(refused instanceof HTTPException) || refused.status !== 403) throw refused
      return answerInstead(c, parts, `/not-from-here?next=${encodeURIComponent(c.req.path)}`)
    }
    if (isFromHere) await next()
  }

async function answerPage(c: Context, parts: AppParts, asked = c.req.raw): Promise<Response> {
  const { language, remembered } = languageOf(asked, parts.services.site)
  if (remembered) return remembered
  const isRead = asked.method === 'GET' || asked.method === 'HEAD'
  const address = isRead ? withKnownParameters(asked.url) : asked.url
  const request = address === asked.url ? asked : new Request(address, asked)
  readableOrRefused(request)
  const signedInPerhaps = isPerhapsSignedIn(asked.headers.get('cookie'))
  const visit = await beginVisit(request, { ...parts, language, signedInPerhaps })
  const context = new RouterContextProvider()
  context.set(visitContext, visit)
  const response = await pages(request, context)
  // An address without a page of its own, such as a file: React Router says it in JSON, and calls it an error of ours.
  if (response.status === 405 && !response.headers.get('content-type')?.startsWith('text/html'))
    return c.text(`${visit.t('common.takesNothing.title')}. ${visit.t('common.takesNothing.text')}`, 405)
  if (visit.costsNothing) c.set('costsNothing', true)
  if (signedInPerhaps) response.headers.set('cache-control', 'private, no-store')
  else if (isRead) {
    c.set('shows', visit.shows)
    response.headers.set('vary', 'Cookie, Accept-Language')
  }
  return response
}

async function beginVisit(
  request: Request,
  known: AppParts & Pick<Visit, 'language'> & { signedInPerhaps: boolean },
): Promise<Visit> {
  const { services, queue, auth, cache, language, signedInPerhaps } = known
  const now = new Date()
  const visitor = signedInPerhaps ? await findVisitor(request, { services, auth, now }) : undefined
  return {
    services,
    queue,
    auth,
    now,
    language,
    t: translator(language),
    person: visitor?.person,
    sessionId: visitor?.sessionId,
    shows: new Set(),
    readOnce: (key, placeIds, read) =>
      known.mayCache() && !known.development ? cache.reads.read(key, placeIds, read) : read(),
  }
}

/** A form that cannot be parsed is the client's error: 400, not 500. */
function readableOrRefused(request: Request): void {
  const formData = async () => {
    const form = await readForm(request)
    if (!form) throw new Response(null, { status: 400 })
    return form
  }
  Object.defineProperty(request, 'formData', { value: formData })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
