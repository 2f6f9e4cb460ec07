import type { FetchOutcome } from '../verification/document-source.ts'

const MAX_BYTES = 16 * 1024 * 1024
const MAX_REDIRECTS = 4
const TIME_LIMIT_MILLISECONDS = 10_000
const ACCEPT = 'application/ld+json, application/json, application/did+json, application/vc+jwt, */*;q=0.5'

type BytesOutcome = { ok: true; bytes: Uint8Array } | { ok: false; reason: string }

/** Fetches one document for verification: JSON where it is JSON, else text. Bounded in size, time and redirects. */
export async function fetchDocument(url: string): Promise<FetchOutcome> {
  const fetched = await fetchBytes(url)
  if (!fetched.ok) return fetched
  const text = new TextDecoder().decode(fetched.bytes)
  try {
    return { ok: true, document: JSON.parse(text) }
  } catch {
    return { ok: true, document: text }
  }
}

/** Fetches the bytes at an address. */
export async function fetchBytes(url: string): Promise<BytesOutcome> {
  const signal = AbortSignal.timeout(TIME_LIMIT_MILLISECONDS)
  let address = url
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (!/^https?:$/.test(new URL(address).protocol)) return { ok: false, reason: 'refused-address' }
      const response = await fetch(address, { signal, redirect: 'manual', headers: { accept: ACCEPT } })
      const location = response.headers.get('location')
      if (response.status < 300 || response.status >= 400 || !location) return await readBody(response)
      address = new URL(location, address).href
    }
    return { ok: false, reason: 'too-many-redirects' }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.name : 'fetch-failed' }
  }
}

async function readBody(response: Response): Promise<BytesOutcome> {
  if (!response.ok) return { ok: false, reason: `http-${response.status}` }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > MAX_BYTES) return { ok: false, reason: 'too-large' }
    parts.push(part)
  }
  return { ok: true, bytes: Buffer.concat(parts) }
}
