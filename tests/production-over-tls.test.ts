import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { json } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { ensureBuild } from '#server/build.ts'
import { selfSignedCertificate } from './support/certificate.ts'
import { aCredential } from './support/credential.ts'
import { anOrganisation, aTown } from './support/town.ts'

const token = 'a-token-for-programs-of-32-letters'

test('the production server speaks TLS itself, and issues and verifies over it', async () => {
  const { origin, post, ask } = await aServer()
  const issued = await post('/vc/credentials/issue', { credential: aCredential })
  expect(issued.status).toBe(201)
  const { verifiableCredential } = issued.body as { verifiableCredential: Signed }
  expect(verifiableCredential.issuer.id).toBe(`did:web:localhost%3A${new URL(origin).port}:dids:larkhill-library`)
  expect(verifiableCredential.credentialStatus.statusListCredential).toMatch(new RegExp(`^${origin}/status/`))
  const verified = await post('/vc/credentials/verify', { verifiableCredential })
  expect(verified).toMatchObject({ status: 200, body: { verified: true } })
  const forged = { ...verifiableCredential, validFrom: '2020-01-01T00:00:00Z' }
  expect(await post('/vc/credentials/verify', { verifiableCredential: forged })).toMatchObject({
    status: 400,
    body: { verified: false },
  })
  const unnamed = await ask({ method: 'POST', path: '/vc/credentials/issue', body: '{}', headers: {} })
  expect(unnamed).toMatchObject({ status: 401, headers: { 'content-type': expect.stringContaining('problem+json') } })
  expect((await ask({ method: 'GET', path: '/dids/larkhill-library/did.json' })).status).toBe(200)
})

interface Signed {
  issuer: { id: string }
  credentialStatus: { statusListCredential: string }
}

interface Asked {
  method: string
  path: string
  body?: string
  headers?: Record<string, string>
}

/** The built product in its own process as an operator starts it, in a town of its own, with a certificate of its own. */
async function aServer() {
  await ensureBuild({ mayBuild: true })
  const town = await aTown()
  const { slug } = await anOrganisation(town, { name: 'Larkhill Library' })
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-tls-'))
  const { cert, key } = selfSignedCertificate()
  const [certFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')]
  await Promise.all([writeFile(certFile, cert), writeFile(keyFile, key, { mode: 0o600 })])
  const port = await freePort()
  const origin = `https://localhost:${port}`
  const server = spawn(process.execPath, ['src/server/server.ts'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      DATABASE_URL: town.url,
      PORT: String(port),
      WAYMARK_DATA: folder,
      WAYMARK_ORIGIN: origin,
      WAYMARK_ROLES: 'web',
      WAYMARK_LOG_LEVEL: 'error',
      WAYMARK_MASTER_KEY: 'ab'.repeat(32),
      WAYMARK_AUTH_SECRET: 'c'.repeat(32),
      WAYMARK_SMTP_URL: 'smtp://127.0.0.1:1',
      WAYMARK_MAIL_FROM: 'waymark@localhost',
      WAYMARK_TLS_CERT: certFile,
      WAYMARK_TLS_KEY: keyFile,
      WAYMARK_VC_ISSUER: slug,
      WAYMARK_VC_TOKEN: token,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(server, 'exit')
  onTestFinished(async () => {
    server.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  })

  async function ask({ method, path: address, body, headers = { authorization: `Bearer ${token}` } }: Asked) {
    const asking = request(`${origin}${address}`, {
      method,
      ca: cert,
      headers: { ...headers, accept: 'application/json' },
    })
    asking.end(body)
    const [answer] = (await once(asking, 'response')) as [import('node:http').IncomingMessage]
    return { status: answer.statusCode, headers: answer.headers, body: (await json(answer)) as unknown }
  }
  for (let tries = 0; (await ask({ method: 'GET', path: '/readyz' }).catch(() => undefined))?.status !== 200; tries++) {
    if (server.exitCode !== null || tries > 500) throw new Error(`The server did not start:\n${said}`)
    await sleep(100)
  }
  const post = (address: string, document: object) =>
    ask({ method: 'POST', path: address, body: JSON.stringify(document) })
  return { origin, ask, post }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
