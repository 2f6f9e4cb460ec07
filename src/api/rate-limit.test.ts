import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { clientAddressHeader, networkOf } from '#infrastructure/client-address.ts'
import { rateLimit } from './rate-limit.ts'

function aSite(points: number) {
  const app = new Hono()
  app.use('/vc/*', rateLimit({ points }))
  app.all('/vc/verify', (c) => c.text('checked'))
  return (from: string, body = 'x', method = 'POST') =>
    app.request('/vc/verify', {
      method,
      headers: { [clientAddressHeader]: from, 'content-length': String(body.length) },
      ...(method === 'POST' && { body }),
    })
}

test('refuses more than a minute allows, says how long to wait, and leaves others alone', async () => {
  const ask = aSite(3)
  for (let time = 0; time < 3; time++) expect((await ask('192.0.2.1')).status).toBe(200)
  const refused = await ask('192.0.2.1')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
  expect(await refused.json()).toMatchObject({ status: 429, title: 'Too many requests' })
  expect((await ask('192.0.2.2')).status).toBe(200)
})

test('counts what costs more work as more, and reading not at all', async () => {
  const ask = aSite(30)
  expect((await ask('192.0.2.1', 'x'.repeat(85_000))).status).toBe(200)
  expect((await ask('192.0.2.1', 'x'.repeat(85_000))).status).toBe(429)
  for (let time = 0; time < 40; time++) expect((await ask('192.0.2.3', '', 'GET')).status).toBe(200)
})

test('counts what asks for much work in few bytes as it was told', async () => {
  const app = new Hono()
  app.use('/verify/many', rateLimit({ points: 10, least: 5 }))
  app.post('/verify/many', (c) => c.text('checked'))
  const headers = { 'content-length': '1' }
  const ask = () => app.request('/verify/many', { method: 'POST', headers, body: 'x' })
  expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 200, 429])
})

test('a body that tells no length counts as a large one', async () => {
  const app = new Hono()
  app.use('/vc/*', rateLimit({ points: 150 }))
  app.post('/vc/verify', (c) => c.text('checked'))
  const ask = () => app.request('/vc/verify', { method: 'POST' })
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 429])
})

test('all addresses of one customer count as one', () => {
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
  expect(networkOf('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8:1:2::9')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
})

test('what turned out to cost nothing counts for nothing', async () => {
  const app = new Hono()
  app.use('/verify', rateLimit({ points: 3 }))
  app.post('/verify', async (c) => {
    c.set('costsNothing', (await c.req.text()) === 'ours')
    return c.text('checked')
  })
  const post = async (body: string) => {
    const headers = { 'content-length': String(body.length) }
    return (await app.request('/verify', { method: 'POST', body, headers })).status
  }
  for (let asked = 0; asked < 10; asked++) expect(await post('ours')).toBe(200)
  for (const status of [200, 200, 200, 429]) expect(await post('theirs')).toBe(status)
})
