import { request } from 'node:http'
import { expect, test } from 'vitest'
import { Visitor } from '#tests/support/site/visitor.ts'
import { site } from '../support/site/site.ts'

const { origin } = site

/** As an address is typed on the wire: fetch would put it in order first. */
function ask(path: string, method = 'GET'): Promise<{ status: number; location: string | undefined; body: string }> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers: { accept: 'text/html' } }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        body += chunk
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

test.each([
  '//evil.example/x',
  '///evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/%2e//evil.example',
  '/\\evil.example',
])('choosing a language at %s leads to no other site', async (path) => {
  const { location = '/' } = await ask(`${path}?language=en`)
  expect(new URL(location, origin).origin).toBe(origin)
})

test.each(['/.//evil.example', '//evil.example', '/%2e//evil.example', '/..//evil.example/', 'https://evil.example'])(
  'signing in with next=%s leads to no other site',
  async (next) => {
    const { body } = await ask(`/sign-in?next=${encodeURIComponent(next)}`)
    expect(body).toContain('name="next" value="/me"')
  },
)

test('HEAD takes nothing from those who read the page after it', async () => {
  const path = '/brighton-and-hove/badges?level=2'
  const head = await ask(path, 'HEAD')
  expect(head).toMatchObject({ status: 200, body: '' })
  for (let time = 0; time < 3; time++) expect((await ask(path)).body).toContain('<h1')
  expect((await ask(path, 'HEAD')).body).toBe('')
})

test('parameters that no page reads are not even printed', async () => {
  const { body } = await ask('/brighton-and-hove/badges?zzcampaign=1&level=2')
  expect(body).toContain('<h1')
  expect(body).not.toContain('zzcampaign')
})

test('only what pages use answers below /auth', async () => {
  const closed = [
    ['POST', '/auth/email-otp/send-verification-otp'],
    ['POST', '/auth/email-otp/check-verification-otp'],
    ['POST', '/auth/sign-in/email-otp'],
    ['POST', '/auth/email-otp/verify-email'],
    ['POST', '/auth/email-otp/reset-password'],
    ['POST', '/auth/forget-password/email-otp'],
    ['POST', '/auth/demo/sign-in'],
    ['POST', '/auth/update-user'],
    ['POST', '/auth/delete-user'],
    ['GET', '/auth/get-session'],
    ['GET', '/auth/list-sessions'],
    ['GET', '/auth/passkey/list-user-passkeys'],
    ['GET', '/auth/ok'],
    ['GET', '/auth/error'],
  ] as const
  for (const [method, path] of closed) {
    const answer = await fetch(origin + path, {
      method,
      headers: { 'content-type': 'application/json', origin },
      ...(method === 'POST' && { body: JSON.stringify({ email: 'learner@demo.example', otp: '000000' }) }),
    })
    expect(answer.status, path).toBe(404)
  }
  expect((await fetch(`${origin}/auth/passkey/generate-authenticate-options`)).status).toBe(200)
})

test('twenty people behind one network address get their codes in one minute, as a class does', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => new Visitor().signIn(`pupil.${at}.${Date.now()}@people.example`)),
  )
  expect(answers).toHaveLength(20)
})

test('guesses for one address are limited wherever they come from', async () => {
  const email = `guessed.${Date.now()}@people.example`
  const guess = async (code: number) => {
    const body = new URLSearchParams({ email, code: String(100_000 + code), next: '/me' })
    const answer = await fetch(`${origin}/sign-in/code?email=${encodeURIComponent(email)}`, {
      method: 'POST',
      body,
      headers: { origin },
      redirect: 'manual',
    })
    return answer.text()
  }
  const texts = []
  for (let code = 0; code < 7; code++) texts.push(await guess(code))
  expect(texts[0]).not.toContain('too many tries')
  expect(texts[6]).toContain('too many tries')
})

test.each([
  '/brighton-and-hove',
  '/brighton-and-hove/opportunities.csv',
  '/patterns/brighton-and-hove.svg',
  '/me/export',
])('a form that is sent to %s is told that nothing was changed, and never that we failed', async (path) => {
  const answer = await fetch(`${origin}${path}`, {
    ...{ method: 'POST', headers: { origin, accept: 'text/html' }, redirect: 'manual' },
    body: new URLSearchParams({ a: 'b' }),
  })
  const text = await answer.text()
  expect([307, 404, 405]).toContain(answer.status)
  expect(text).not.toContain('Unexpected Server Error')
  expect(text).not.toContain('Something went wrong on our side')
  if (answer.status === 405) expect(text).toContain('Nothing was changed')
})
