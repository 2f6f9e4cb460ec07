import { request } from 'node:http'
import { expect, inject, test } from 'vitest'

const { origin } = inject('site')

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
