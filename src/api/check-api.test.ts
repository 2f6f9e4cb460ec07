import { expect, test } from 'vitest'
import { aTown } from '#tests/support/town.ts'
import { createApi } from './api.ts'

const token = 'a-token-of-at-least-thirty-two-characters'

async function aSite() {
  const { services } = await aTown()
  const api = createApi({ ...services, site: { ...services.site, vcApi: { issuerSlug: undefined, token } } })
  return async (body: unknown, headers: Record<string, string> = { authorization: `Bearer ${token}` }) => {
    const answer = await api.request('/verify/many', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: answer.status, kept: answer.headers.get('cache-control'), said: await answer.json() }
  }
}

test('many badges are checked for a program with the token, and for none without it', async () => {
  const ask = await aSite()
  const body = { addresses: ['http://127.0.0.1:1/x.json'], badges: [{ a: 1 }, 'no badge'] }
  for (const headers of [{}, { authorization: 'Bearer ' }, { authorization: `Bearer ${token}x` }])
    expect((await ask(body, { authorization: '', ...headers })).status).toBe(401)
  const { status, kept, said } = await ask(body)
  expect([status, kept]).toEqual([200, 'no-store'])
  expect(said).toMatchObject({
    items: [
      { given: 'http://127.0.0.1:1/x.json', verdict: null, problem: 'unreachable' },
      { given: 'badges[0]', verdict: 'no-badge', problem: null, name: null },
      { given: 'badges[1]', verdict: 'no-badge' },
    ],
  })
})

test('what cannot be read as a list, is empty or too long is refused as a whole', async () => {
  const ask = await aSite()
  const long = { badges: Array.from({ length: 51 }, () => ({})) }
  const wrong = [
    '',
    '[',
    '[]',
    { addresses: ['no address'] },
    { addresses: 'x' },
    {},
    long,
    '{"badges":[{}],"badges":[]}',
  ]
  for (const body of wrong) expect((await ask(body)).status, JSON.stringify(body).slice(0, 40)).toBe(400)
})
