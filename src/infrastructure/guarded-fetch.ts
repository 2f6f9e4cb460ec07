import { lookup } from 'node:dns/promises'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { isPrivateAddress } from '@waymark/open-badges'

export type GuardedOutcome =
  | { ok: true; body: Buffer; contentType: string }
  | { ok: false; reason: string; status?: number }

export interface FetchBounds {
  /** Of the body, as it is sent. */
  mostBytes?: number
  timeoutMs?: number
  accept?: string
  /** Who asks, where a service wants to know. */
  userAgent?: string
  /** Sent to the origin that was asked, and to no other that it leads on to. */
  headers?: Readonly<Record<string, string>>
}

/** How the outside is asked for a document. */
export type FetchDocument = (address: string, bounds?: FetchBounds) => Promise<GuardedOutcome>

const usual: Required<FetchBounds> = {
  mostBytes: 2_000_000,
  timeoutMs: 8000,
  accept:
    'application/vc, application/vc+ld+json, application/did+json, application/ld+json, application/json, */*;q=0.5',
  userAgent: 'Waymark',
  headers: {},
}
const mostRedirects = 3

/** Reads a public web address: bounded in size, time and redirects, and never an address inside our own network. */
export function guardedFetch(address: string, bounds: FetchBounds = {}): Promise<GuardedOutcome> {
  return follow(address, { ...usual, ...bounds }, 0)
}

async function follow(address: string, bounds: Required<FetchBounds>, redirects: number): Promise<GuardedOutcome> {
  if (!URL.canParse(address)) return { ok: false, reason: 'the address cannot be read' }
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, reason: 'only web addresses are read' }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = await lookup(host, { all: true }).catch(() => [])
  const target = found.find((one) => !isPrivateAddress(one.address))
  if (!target || found.some((one) => isPrivateAddress(one.address)))
    return {
      ok: false,
      reason: found.length === 0 ? 'the address was not found' : 'the address lies inside a private network',
    }
  const outcome = await readDocument(url, target.address, bounds)
  if (!('location' in outcome)) return outcome
  if (redirects >= mostRedirects) return { ok: false, reason: 'the address redirects too often' }
  const next = new URL(outcome.location, url)
  return follow(next.href, boundsBeyond(bounds, { from: url, to: next }), redirects + 1)
}

/** A key that was meant for one origin is sent to no other that it leads on to. */
export const boundsBeyond = (bounds: Required<FetchBounds>, { from, to }: { from: URL; to: URL }) =>
  from.origin === to.origin ? bounds : { ...bounds, headers: {} }

/** Connects to the very address that was checked, so that a second look-up cannot lead elsewhere. */
export function readDocument(
  url: URL,
  address: string,
  { mostBytes, timeoutMs, accept, userAgent, headers: more }: Required<FetchBounds>,
): Promise<GuardedOutcome | { location: string }> {
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    let trouble = 'no answer from the address'
    const fail = () => resolve({ ok: false, reason: trouble })
    const request = send(
      url,
      {
        lookup: (_host, _options, done) => done(null, [{ address, family: isIP(address) }]),
        timeout: timeoutMs,
        headers: { ...more, accept, 'user-agent': userAgent },
      },
      (response) => {
        const { statusCode = 0, headers } = response
        if (statusCode >= 300 && statusCode < 400 && headers.location) {
          response.destroy()
          const { location } = headers
          if (URL.canParse(location, url)) return resolve({ location })
          trouble = 'the address redirects to one that cannot be read'
          return fail()
        }
        if (statusCode !== 200) {
          response.destroy()
          return resolve({ ok: false, reason: `the address answered ${statusCode}`, status: statusCode })
        }
        trouble = 'the connection broke'
        const chunks: Buffer[] = []
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          chunks.push(chunk)
          if (bytes <= mostBytes) return
          trouble = 'the document is too large'
          request.destroy(new Error(trouble))
        })
        response.on('end', () =>
          resolve({ ok: true, body: Buffer.concat(chunks), contentType: headers['content-type'] ?? '' }),
        )
        response.on('error', fail)
      },
    )
    const slow = () => {
      trouble = `the address took longer than ${timeoutMs / 1000} seconds`
      request.destroy(new Error(trouble))
    }
    const deadline = setTimeout(slow, timeoutMs)
    request.on('close', () => clearTimeout(deadline))
    request.on('timeout', slow)
    request.on('error', fail)
    request.end()
  })
}
