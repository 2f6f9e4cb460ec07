import { lookup as lookUpInDns } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPrivateAddress } from '../identity/private-address.ts'

/** The bytes at an address, or why there are none. */
export type BytesOutcome = { ok: true; bytes: Uint8Array } | { ok: false; reason: string }

/** How the network may be used. `allowPrivate` lets addresses of this machine and its network through. */
export type FetchRules = { allowPrivate?: boolean }

const MAX_BYTES = 16 * 1024 * 1024
const MAX_REDIRECTS = 4
const TIME_LIMIT_MILLISECONDS = 10_000
const ACCEPT = 'application/ld+json, application/json, application/did+json, application/vc+jwt, */*;q=0.5'

/**
 * Fetches the bytes at a web address: bounded in size, time and redirects, and not from private addresses. Each
 * connection goes to the address that was looked at, so that a name cannot become another address in between.
 */
export async function fetchBytes(url: string, rules: FetchRules = {}): Promise<BytesOutcome> {
  const signal = AbortSignal.timeout(TIME_LIMIT_MILLISECONDS)
  let address = url
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const step = await fetchStep(new URL(address), rules, signal)
      if (!('location' in step)) return step
      address = new URL(step.location, address).href
    }
    return { ok: false, reason: 'too-many-redirects' }
  } catch (error) {
    if (signal.aborted) return { ok: false, reason: 'timeout' }
    return { ok: false, reason: error instanceof Error ? reasonOf(error) : 'fetch-failed' }
  }
}

function reasonOf(error: Error & { code?: string }): string {
  return error.code ?? error.name
}

type Step = BytesOutcome | { location: string }

function fetchStep(url: URL, { allowPrivate }: FetchRules, signal: AbortSignal): Promise<Step> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused()
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) return refused()
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      signal,
      headers: { accept: ACCEPT, 'user-agent': 'open-badges' },
      // A connection of its own: a kept one could lead to an address that another rule allowed.
      agent: false,
      ...(allowPrivate ? {} : { lookup: publicLookup }),
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const { statusCode = 0, headers } = response
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy()
        resolve({ location: headers.location })
      } else if (statusCode < 200 || statusCode >= 300) {
        response.destroy()
        resolve({ ok: false, reason: `http-${statusCode}` })
      } else readBody(response).then(resolve, reject)
    })
    sent.end()
  })
}

function refused(): Promise<Step> {
  return Promise.resolve({ ok: false, reason: 'refused-address' })
}

async function readBody(response: AsyncIterable<Uint8Array>): Promise<BytesOutcome> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response) {
    length += part.length
    if (length > MAX_BYTES) return { ok: false, reason: 'too-large' }
    parts.push(part)
  }
  return { ok: true, bytes: Buffer.concat(parts) }
}

/** Looks a name up, and refuses it where any of its addresses is private. */
const publicLookup: LookupFunction = (host, options, callback) => {
  lookUpInDns(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) return callback(error ?? new Error('no address'), '', 0)
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      return callback(Object.assign(new Error('refused-address'), { code: 'refused-address' }), '', 0)
    }
    if (options.all) return callback(null, addresses)
    callback(null, first.address, first.family)
  })
}
