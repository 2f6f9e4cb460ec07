import { expect, test } from 'vitest'
import { aCredential } from '../support/credential.ts'
import { site } from '../support/site/site.ts'

const { origin } = site
const credential = aCredential

interface Signed {
  issuer: { id: string }
  credentialStatus: { statusListCredential: string; statusListIndex: string }
  [name: string]: unknown
}

async function post(path: string, body: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${origin}/vc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

async function issued(): Promise<Signed> {
  const { status, body } = await post('credentials/issue', JSON.stringify({ credential }))
  expect(status).toBe(201)
  return body.verifiableCredential as Signed
}

const verified = (verifiableCredential: unknown, options = {}) =>
  post('credentials/verify', JSON.stringify({ verifiableCredential, options }))

test('issues a credential in the name of the organisation, with a place in its own status list', async () => {
  const [first, second] = [await issued(), await issued()]
  expect(first.issuer.id).toMatch(/^did:key:z6Mk/)
  expect(first.credentialStatus.statusListIndex).not.toBe(second.credentialStatus.statusListIndex)
  const list = (await (await fetch(first.credentialStatus.statusListCredential)).json()) as Record<string, unknown>
  expect(list).toMatchObject({ issuer: first.issuer.id, credentialSubject: { type: 'BitstringStatusList' } })
  expect(await verified(list)).toMatchObject({ status: 200, body: { verified: true } })
})

test('verifies what it issued, and nothing that was changed since', async () => {
  const signed = await issued()
  expect(await verified(signed)).toMatchObject({ status: 200, body: { verified: true, errors: [] } })
  expect(await verified({ ...signed, validFrom: '2026-01-02T00:00:00Z' })).toMatchObject({
    status: 400,
    body: { verified: false, errors: [{ type: expect.stringContaining('#') }] },
  })
})

test('issues for nobody else, and refuses words that no context defines', async () => {
  for (const wrong of [{ issuer: 'did:example:somebody' }, { shoeSize: 43 }, { issuer: undefined }])
    expect(await post('credentials/issue', JSON.stringify({ credential: { ...credential, ...wrong } }))).toMatchObject({
      status: 400,
      body: { problemDetails: [{ path: expect.stringMatching(/^\$/) }] },
    })
})

const nonsense = [
  '',
  '{',
  'null',
  '7',
  '"text"',
  '[]',
  '{}',
  '{"__proto__":{}}',
  `${'['.repeat(9000)}${']'.repeat(9000)}`,
]
const documents = ['null', '"a string"', '[]', '7', '{}', '{"type":[]}', '{"@context":"x","proof":7}']

test.each(['credentials/issue', 'credentials/verify', 'presentations/verify'])(
  '%s answers whatever comes with problems, never with a fault',
  async (path) => {
    const field =
      path === 'credentials/issue'
        ? 'credential'
        : path.startsWith('c')
          ? 'verifiableCredential'
          : 'verifiablePresentation'
    for (const body of [...nonsense, ...documents.map((document) => `{"${field}":${document}}`)]) {
      const answer = await post(path, body)
      expect([400, 422], body.slice(0, 60)).toContain(answer.status)
      expect(answer.body.problemDetails, body.slice(0, 60)).not.toEqual([])
    }
  },
)

test('a presentation is taken only with a proof of its holder', async () => {
  const verifiablePresentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: [await issued()],
  }
  expect(await post('presentations/verify', JSON.stringify({ verifiablePresentation }))).toMatchObject({
    status: 400,
    body: { verified: false },
  })
})

test('what is too large is refused by its size', async () => {
  const answer = await post('credentials/verify', JSON.stringify({ verifiableCredential: 'x'.repeat(10_100_000) }))
  expect(answer.status).toBe(413)
})

test.each(['credentials/issue', 'credentials/verify', 'presentations/verify'])(
  '%s takes nothing but POST',
  async (path) => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await fetch(`${origin}/vc/${path}`, { method })
      expect(answer.status, method).toBe(405)
      expect(answer.headers.get('allow')).toBe('POST')
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(await answer.json()).toMatchObject({ status: 405, title: expect.any(String), detail: expect.any(String) })
    }
    const preflight = await fetch(`${origin}/vc/${path}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://else.example' },
    })
    expect(preflight.status).toBe(204)
  },
)

test('an address that is none says so in a problem document', async () => {
  const answer = await fetch(`${origin}/vc/credentials/derive`, { method: 'POST', body: '{}' })
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
})
