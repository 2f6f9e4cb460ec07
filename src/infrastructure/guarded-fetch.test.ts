import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isPrivateAddress } from '@waymark/open-badges'
import { expect, onTestFinished, test } from 'vitest'
import { boundsBeyond, guardedFetch, readDocument } from './guarded-fetch.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '169.254.169.254',
  '192.168.0.1',
  '172.20.0.1',
  '::1',
  'fd00::1',
  'fe80::1',
  '::ffff:127.0.0.1',
  '0.0.0.0',
])('%s lies inside', (address) => {
  expect(isPrivateAddress(address)).toBe(true)
})

test.each(['93.184.216.34', '2606:2800:220:1::1', '172.32.0.1', '::ffff:93.184.216.34'])(
  '%s lies outside',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  },
)

test.each([
  'http://localhost:3000/',
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://2130706433/',
  'file:///etc/passwd',
  'ftp://example.org/',
  'not an address',
])('does not knock at %s', async (address) => {
  expect(await guardedFetch(address)).toMatchObject({ ok: false })
})

/** Asks a server of our own, past the look at whose address it is. */
async function readFrom(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const url = new URL(`http://127.0.0.1:${port}/`)
  return readDocument(url, '127.0.0.1', {
    mostBytes: 50_000,
    timeoutMs: 400,
    accept: '*/*',
    userAgent: 'Waymark',
    headers: { 'x-version': '2' },
  })
}

test.each([
  [
    'a body that never ends is too large',
    'the document is too large',
    (_, response) => {
      const go = () => response.write('x'.repeat(10_000), () => setTimeout(go, 1))
      go()
    },
  ],
  [
    'a body that stands still is too slow',
    'the address took longer than 0.4 seconds',
    (_, response) => response.write('x'),
  ],
  [
    'a redirect to nowhere is none',
    'the address redirects to one that cannot be read',
    (_, response) => response.writeHead(302, { location: 'http://[' }).end(),
  ],
  ['a silent server is too slow', 'the address took longer than 0.4 seconds', () => {}],
  [
    'a body that breaks off is a broken connection',
    'the connection broke',
    (_, response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('x', () => response.destroy())
    },
  ],
] satisfies [string, string, RequestListener][])('%s', async (_, reason, listener) => {
  expect(await readFrom(listener)).toEqual({ ok: false, reason })
})

test('a key goes to the origin that it is for, and along with no redirect to another one', () => {
  const bounds = { mostBytes: 1, timeoutMs: 1, accept: '*/*', userAgent: 'Waymark', headers: { key: 'secret' } }
  const from = new URL('https://adverts.example/vacancy')
  const headersAt = (address: string) => boundsBeyond(bounds, { from, to: new URL(address) }).headers
  expect(headersAt('https://adverts.example/v2/vacancy')).toEqual({ key: 'secret' })
  for (const other of ['https://other.example/', 'http://adverts.example/', 'https://adverts.example:8443/'])
    expect(headersAt(other)).toEqual({})
})

test('sends what was asked for beside its own headers', async () => {
  const got: IncomingHttpHeaders[] = []
  await readFrom((request, response) => {
    got.push(request.headers)
    response.end('{}')
  })
  expect(got[0]).toMatchObject({ 'x-version': '2', 'user-agent': 'Waymark' })
})
