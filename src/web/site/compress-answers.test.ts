import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { compressAnswer, preferredEncoding } from './compress-answers.ts'

const text = 'All that there is to learn. '.repeat(100)
const app = new Hono()
app.use(async (c, next) => {
  await next()
  await compressAnswer(c)
})
app.get('/page', (c) => c.html(text, 200, { etag: '"1"', 'set-cookie': 'a=b' }))
app.get('/short', (c) => c.text('short'))
app.get('/picture', (c) => c.body(text, 200, { 'content-type': 'image/png' }))

async function ask(path: string, accepted: string) {
  const answer = await app.request(path, { headers: { 'accept-encoding': accepted } })
  return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

test('compresses by what the visitor takes, and keeps every other header', async () => {
  const { headers, bytes } = await ask('/page', 'gzip, deflate, br')
  expect(brotliDecompressSync(bytes).toString()).toBe(text)
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-encoding': 'br',
    'content-length': String(bytes.length),
    etag: 'W/"1"',
    'set-cookie': 'a=b',
    vary: 'Accept-Encoding',
  })
  expect(gunzipSync((await ask('/page', 'gzip')).bytes).toString()).toBe(text)
})

test.each([
  ['/page', 'identity'],
  ['/short', 'br'],
  ['/picture', 'br'],
])('%s for somebody who takes %s is sent as it is', async (path, accepted) => {
  expect((await ask(path, accepted)).headers.get('content-encoding')).toBeNull()
})

test.each([
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=0', undefined],
  ['br;q=0.5', 'br'],
  ['deflate', undefined],
  [null, undefined],
])('%s takes %s', (accepted, encoding) => {
  expect(preferredEncoding(accepted)).toBe(encoding)
})
