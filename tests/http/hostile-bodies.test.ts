import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'

// Malicious or malformed bodies and addresses: each is answered quickly, and never with a 5xx.

const { origin } = site
const formType = 'application/x-www-form-urlencoded'
const V2 = 'https://www.w3.org/ns/credentials/v2'

async function answerTo(path: string, body: BodyInit, type: string) {
  const started = performance.now()
  const init = { method: 'POST', headers: { 'content-type': type, origin }, body, duplex: 'half' } as RequestInit
  const answer = await fetch(`${origin}${path}`, init)
  const text = await answer.text()
  return { status: answer.status, text, seconds: (performance.now() - started) / 1000 }
}

const toVcApi = (body: string, path = 'credentials/verify') => answerTo(`/vc/${path}`, body, 'application/json')
const nested = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`
const names = (count: number) => `{${Array.from({ length: count }, (_, at) => `"k${at}":1`).join(',')}}`

test.each([
  ['JSON', '{}', 'application/json'],
  ['nothing', '', 'application/json'],
  ['a form without its boundary', 'x', 'multipart/form-data'],
  [
    'a form that was cut short',
    '--b\r\nContent-Disposition: form-data; name="badge"\r\n\r\nx',
    'multipart/form-data; boundary=b',
  ],
])('%s in place of a form is answered as a mistake of the sender', async (_, body, type) => {
  const answer = await answerTo('/verify', body, type)
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('We could not read what was sent')
})

test.each([
  ['fields', 'a&'.repeat(7_000_000), 'application/x-www-form-urlencoded'],
  [
    'parts',
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(200_000),
    'multipart/form-data; boundary=b',
  ],
])('a form of very many %s is refused soon', async (_, body, type) => {
  const answer = await answerTo('/verify', body, type)
  expect(answer.status).toBe(400)
  expect(answer.seconds).toBeLessThan(5)
})

test('a character that no text has is left out of a form, and the form is answered by its fields', async () => {
  const body = new URLSearchParams({ requestId: 'x\0', name: 'Av\0a Price', 'na\0me1': 'K\0it' })
  const { status, text: page } = await answerTo('/sign-in', new URLSearchParams({ email: 'a\0va' }), formType)
  expect(status).toBe(200)
  expect(page).toContain('value="ava"')
  const path = await withDatabase(async ({ database }) => {
    const { slug, place } = await database
      .selectFrom('bookingTerms')
      .innerJoin('opportunities', 'opportunities.id', 'bookingTerms.opportunityId')
      .innerJoin('places', 'places.id', 'opportunities.placeId')
      .select(['opportunities.slug', 'places.slug as place'])
      .where('opportunities.status', '=', 'published')
      .executeTakeFirstOrThrow()
    return `/${place}/opportunities/${slug}/book`
  })
  const booked = await answerTo(path, body, formType)
  expect(booked.status).toBe(200)
  for (const typed of ['value="Ava Price"', 'value="Kit"']) expect(booked.text).toContain(typed)
})

test.each(['null', 'https://evil.example', ''])(
  'a form whose origin is “%s” is refused in a page that says what to do',
  async (from) => {
    const answer = await fetch(`${origin}/sign-in?next=/me`, {
      method: 'POST',
      headers: { ...(from && { origin: from }), 'content-type': formType, 'accept-language': 'cy' },
      body: 'email=ava%40home.example',
    })
    const page = await answer.text()
    expect(answer.status).toBe(403)
    expect(page).toContain('<html lang="cy"')
    expect(page).toContain('Ni allem weld o ble y daeth y ffurflen hon')
    expect(page).toContain('href="/sign-in"')
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    const elsewhere = await fetch(`${origin}//evil.example/x`, { method: 'POST', headers: { origin: 'null' } })
    expect(await elsewhere.text()).not.toContain('href="//evil')
  },
)

test.each(['/%00', '/plymouth/badges/a%00b', '/dids/%00/did.json', '/api/v1/places/%00/awards'])(
  '%s can be the address of nothing',
  async (path) => {
    expect((await fetch(`${origin}${path}`)).status).toBe(400)
  },
)

test('what is looked for goes on without the character that no text has', async () => {
  const answer = await fetch(`${origin}/plymouth/opportunities?badge=%00&q=b%00ike`)
  expect(answer.status).toBe(200)
  expect(answer.url).toBe(`${origin}/plymouth/opportunities?badge=&q=bike`)
  const elsewhere = await fetch(`${origin}//evil.example/?q=%00`, { redirect: 'manual' })
  expect(elsewhere.headers.get('location')).toBe(`${origin}//evil.example/?q=`)
})

test('a status list of a number beyond all numbers is not there', async () => {
  expect((await fetch(`${origin}/status/larkhill-road-library/99999999999999999999`)).status).toBe(404)
})

test('a form that is too large is answered by a page of the site that names the limit', async () => {
  // The length alone is enough: the form itself is never sent, so that nothing ends the connection before the answer.
  const asked = request(`${origin}/verify`, {
    method: 'POST',
    headers: {
      ...{ origin, 'accept-language': 'cy', accept: 'text/html' },
      ...{ 'content-type': 'multipart/form-data; boundary=b', 'content-length': 22_000_000 },
    },
  })
  asked.flushHeaders()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  const page = await text(answer)
  asked.destroy()
  expect(answer.statusCode).toBe(413)
  expect(page).toContain('<html lang="cy"')
  expect(page).toContain('21 MB')
})

test('a form without a length is refused when it grows too large', async () => {
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1
      controller.enqueue(new Uint8Array(1_000_000).fill(65))
      if (sent === 60) controller.close()
    },
  })
  const answer = await answerTo('/verify', body, 'multipart/form-data; boundary=b').catch(() => undefined)
  // A client that goes on sending may find the connection closed before it reads the answer.
  if (answer) expect(answer.status).toBe(413)
  expect((await fetch(`${origin}/healthz`)).status).toBe(200)
})

test.each([
  ['arrays within arrays', nested(4_000_000)],
  ['objects within a credential', `{"verifiableCredential":${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}}`],
  ['very many fields', `{"verifiableCredential":${names(700_000)}}`],
  ['one very long text', JSON.stringify({ verifiableCredential: 'x'.repeat(9_500_000) })],
  ['a JWT of nine megabytes', JSON.stringify({ verifiableCredential: `e30.${'A'.repeat(9_000_000)}.AA` })],
  [
    'a proof value of nine megabytes',
    JSON.stringify({ verifiableCredential: { proof: { proofValue: 'z2'.repeat(4_500_000) } } }),
  ],
])('%s are refused soon by all of the VC-API', async (_, body) => {
  for (const path of ['credentials/verify', 'presentations/verify', 'credentials/issue']) {
    const answer = await toVcApi(body, path)
    expect(answer.status).toBe(400)
    expect(answer.seconds).toBeLessThan(5)
  }
})

test('a body that says one thing twice is refused, because readers differ in what they take', async () => {
  const credential = {
    '@context': [V2],
    type: ['VerifiableCredential'],
    issuer: { name: 'x' },
    credentialSubject: { id: 'a:b' },
  }
  const once = JSON.stringify({ credential })
  expect((await toVcApi(once, 'credentials/issue')).status).toBe(201)
  const twice = once.replace('"type":', '"type":["VerifiableCredential","Other"],"type":')
  expect((await toVcApi(twice, 'credentials/issue')).status).toBe(400)
})

test('a badge that names a status list beyond all numbers is answered, not stumbled over', async () => {
  const credential = {
    '@context': [V2],
    type: ['VerifiableCredential'],
    issuer: { name: 'x' },
    credentialSubject: { id: 'a:b' },
  }
  const { verifiableCredential } = JSON.parse(
    (await toVcApi(JSON.stringify({ credential }), 'credentials/issue')).text,
  ) as { verifiableCredential: { credentialStatus: object } }
  const statusListCredential = `${origin}/status/larkhill-road-library/99999999999999999999`
  const credentialStatus = { ...verifiableCredential.credentialStatus, statusListCredential }
  const options = { checks: ['credentialStatus'] }
  const asked = { verifiableCredential: { ...verifiableCredential, credentialStatus }, options }
  const answer = await toVcApi(JSON.stringify(asked))
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('STATUS_RETRIEVAL_ERROR')
})

test('a photograph that is none is told so soon', async () => {
  const form = new FormData()
  form.set(
    'photo',
    new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), new Uint8Array(14_000_000).fill(7)]),
    'photo.jpg',
  )
  const started = performance.now()
  const answer = await fetch(`${origin}/verify`, { method: 'POST', headers: { origin }, body: form })
  expect(answer.status).toBe(200)
  expect(performance.now() - started).toBeLessThan(5000)
})

test('a connection answers on after an upload that was turned away unread', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = async (path: string, method: string, body = '') => {
    const asked = request(`${origin}${path}`, { method, agent, headers: { origin, 'content-length': body.length } })
    asked.end(body)
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    await text(answer)
    return { status: answer.statusCode, again: asked.reusedSocket }
  }
  const upload = 'x'.repeat(300_000)
  for (const _ of ['once', 'twice', 'three times']) {
    expect((await ask('/registry.json', 'POST', upload)).status).toBe(405)
    expect(await ask('/here/made.up', 'GET')).toEqual({ status: 200, again: true })
  }
  agent.destroy()
})
