import { beforeAll, describe, expect, test } from 'vitest'
import { type Cast, gatherCast, roles, visitorIn } from '../support/site/cast.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'

// What programs ask for beside pages and API: sign-in's own endpoints, the VC-API, tiles, documents. A session opens
// nothing more there, a HEAD answers as a GET does, and nothing is written by a method that only reads.

const { origin } = site
let cast: Cast

beforeAll(async () => {
  cast = await gatherCast()
})

const send = (
  path: string,
  { method = 'POST', body = '{}', headers = {} }: { method?: string; body?: string; headers?: object } = {},
) =>
  fetch(new URL(path, origin), {
    method,
    redirect: 'manual',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: ['GET', 'HEAD'].includes(method) ? undefined : body,
  })

test('reports of mail servers are taken from nobody without the operator’s token', async () => {
  const headers = { 'content-type': 'message/rfc822' }
  expect((await send('/mail/bounces', { headers })).status).toBe(401)
  expect((await send('/mail/bounces', { headers: { ...headers, authorization: 'Bearer ' } })).status).toBe(401)
  for (const role of roles) expect((await visitorIn(role).post('/mail/bounces')).status, role).toBe(401)
  for (const method of ['GET', 'HEAD']) expect((await send('/mail/bounces', { method })).status).toBe(404)
})

describe('/auth', () => {
  /** What the library of sign-in offers and no page uses: each would tell who has an account, or change one. */
  const closed = [
    ...['get-session', 'list-sessions', 'revoke-session', 'revoke-sessions', 'revoke-other-sessions', 'sign-out'],
    ...['sign-up/email', 'sign-in/email', 'sign-in/social', 'sign-in/email-otp', 'update-user', 'change-email'],
    ...['delete-user', 'change-password', 'set-password', 'forget-password', 'reset-password', 'verify-email'],
    ...['email-otp/send-verification-otp', 'email-otp/check-verification-otp', 'email-otp/verify-email'],
    ...['email-otp/reset-password', 'list-accounts', 'link-social', 'unlink-account', 'refresh-token', 'ok', 'error'],
    ...['passkey/list-user-passkeys', 'passkey/delete-passkey', 'passkey/update-passkey', 'demo/sign-in'],
    ...['../auth/get-session', 'GET-SESSION', 'get-session/', '/get-session'],
  ]

  test.each(closed)('%s is not there, signed in or not', async (endpoint) => {
    const path = `/auth/${endpoint}`
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])
      expect((await send(path, { method })).status, method).toBe(404)
    for (const role of ['learner', 'administrator'] as const) {
      expect((await visitorIn(role).get(path)).status, role).toBe(404)
      expect((await visitorIn(role).head(path)).status, role).toBe(404)
      expect((await visitorIn(role).post(path)).status, role).toBe(404)
    }
  })

  test('a passkey is registered only by a visitor who is signed in', async () => {
    for (const role of roles) {
      const answer = await visitorIn(role).get('/auth/passkey/generate-register-options')
      expect(answer.status, role).toBe(role === 'nobody' ? 401 : 200)
    }
    expect((await send('/auth/passkey/verify-registration', { body: '{"response":{}}' })).status).toBe(401)
  })

  test('what asks whose passkey it is tells nobody who has one', async () => {
    const answer = await send('/auth/passkey/generate-authenticate-options', { method: 'GET' })
    expect(answer.status).toBe(200)
    expect(await answer.json()).not.toHaveProperty('allowCredentials.0')
  })

  test('no other site may post there', async () => {
    const elsewhere = { headers: { origin: 'https://elsewhere.example', 'content-type': 'text/plain' } }
    expect((await send('/auth/passkey/verify-authentication', elsewhere)).status).toBe(403)
  })

  test('nobody sends it more than it reads', async () => {
    const body = JSON.stringify({ response: 'x'.repeat(100_001) })
    expect((await send('/auth/passkey/verify-authentication', { body })).status).toBe(413)
  })
})

describe('/vc', () => {
  const endpoints = ['credentials/issue', 'credentials/verify', 'presentations/verify']

  test.each(endpoints)('%s takes POST alone, and a session makes no difference', async (endpoint) => {
    const path = `/vc/${endpoint}`
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await send(path, { method })
      expect(answer.status, method).toBe(405)
      expect(answer.headers.get('allow'), method).toBe('POST')
    }
    const [stranger, ...others] = await Promise.all(
      (['nobody', 'manager of the organisation', 'administrator'] as const).map(async (role) => {
        const answer = await visitorIn(role).post(path)
        return [answer.status, await answer.text()]
      }),
    )
    expect(stranger?.[0]).toBe(400)
    for (const other of others) expect(other).toEqual(stranger)
  })

  test.each(['', 'credentials', 'credentials/status', 'credentials/revoke', 'exchanges', 'credentials/issue/x'])(
    'has no /vc/%s',
    async (endpoint) => {
      for (const method of ['GET', 'POST', 'DELETE'])
        expect((await send(`/vc/${endpoint}`, { method })).status).toBe(404)
    },
  )
})

describe('tiles and documents', () => {
  /** Public addresses, with identifiers of real records. */
  const open = (): string[] => [
    '/tiles/opportunities/12/2046/1371.mvt?place=brighton-and-hove',
    '/brighton-and-hove/map.base.json',
    '/brighton-and-hove/map.organisations.json',
    '/brighton-and-hove/opportunities.csv',
    '/brighton-and-hove/opportunities.atom',
    '/brighton-and-hove/opportunities.ics',
    '/brighton-and-hove/pathways/digital-champion.svg',
    '/brighton-and-hove/pathways/digital-champion.jsonld',
    '/openactive/brighton-and-hove/opportunities',
    '/openreferral/brighton-and-hove/services',
    '/sitemap.xml',
    '/sitemaps/brighton-and-hove.xml',
    '/robots.txt',
    '/favicon.svg',
    '/patterns/brighton-and-hove.svg',
    `/dids/${library}/did.json`,
    `/status/${library}/1`,
    ...['json', 'jwt', 'png', 'svg', 'pdf'].map((form) => `/awards/${cast.award.id}.${form}`),
  ]

  test('are the same for everybody, whoever is signed in, and set no cookie', async () => {
    for (const path of open()) {
      const answers = await Promise.all(
        (['nobody', 'learner', 'City Lead of another place', 'administrator'] as const).map(async (role) => {
          const answer = await visitorIn(role).get(path)
          expect(answer.headers.getSetCookie(), path).toEqual([])
          return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() }
        }),
      )
      expect(answers[0]?.status, path).toBe(200)
      // A page to print says when it was printed; a feed when it was made.
      const isDated = /\.(pdf|atom|ics)$/.test(path)
      for (const one of answers.slice(1)) {
        expect([one.status, one.type], path).toEqual([answers[0]?.status, answers[0]?.type])
        if (!isDated) expect(one.body === answers[0]?.body, path).toBe(true)
      }
    }
  })

  test('answer HEAD as GET, and no method that writes', async () => {
    for (const path of open()) {
      const [got, head] = [await visitorIn('nobody').get(path), await visitorIn('nobody').head(path)]
      expect([head.status, head.headers.get('content-type'), await head.text()], path).toEqual([
        got.status,
        got.headers.get('content-type'),
        '',
      ])
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        expect([404, 405], `${method} ${path}`).toContain((await send(path, { method })).status)
    }
  })

  test('show nothing that is a draft, waits or is hidden', async () => {
    const [draft] = await withDatabase(({ database }) =>
      database.selectFrom('opportunities').select(['slug', 'title']).where('status', '=', 'draft').limit(1).execute(),
    )
    if (draft)
      for (const path of open().filter((one) => /opportunities|services|sitemaps/.test(one)))
        expect(await (await visitorIn('nobody').get(path)).text(), path).not.toContain(`/opportunities/${draft.slug}<`)
    expect((await visitorIn('nobody').get(`/dids/${cast.waitingSlug}-nobody/did.json`)).status).toBe(404)
    for (const path of [
      '/tiles/opportunities/12/2046/1371.mvt',
      '/tiles/opportunities/12/2046/1371.mvt?place=atlantis',
      '/tiles/opportunities/19/0/0.mvt?place=brighton-and-hove',
      '/tiles/opportunities/2/4/0.mvt?place=brighton-and-hove',
      `/status/${library}/999`,
      '/status/atlantis/1',
      '/awards/00000000-0000-4000-8000-000000000000.json',
      '/badge-versions/00000000-0000-4000-8000-000000000000.svg',
      '/patterns/atlantis.svg',
      '/atlantis/opportunities.csv',
    ])
      expect((await visitorIn('administrator').get(path)).status, path).toBe(404)
  })
})
