import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/utils/compress'

export type Encoding = 'br' | 'gzip'

const [asBrotli, asGzip] = [promisify(brotliCompress), promisify(gzip)]

/** Each on a thread of its own beside the one that answers. */
export const compressed: Record<Encoding, (plain: Uint8Array) => Promise<Buffer>> = {
  br: (plain) => asBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (plain) => asGzip(plain, { level: 6 }),
}

/** For what is sent once: a page of 50 KB becomes 8 KB in 0.1 ms, less than it costs to hand it to another thread. */
const quickly = {
  br: (plain: Uint8Array) => ({
    params: { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength },
  }),
  gzip: () => ({ level: 3 }),
}
const mostAtOnce = 100_000

function compressedOnce(plain: Uint8Array, encoding: Encoding): Buffer | Promise<Buffer> {
  const isShort = plain.byteLength <= mostAtOnce
  if (encoding === 'br') return (isShort ? brotliCompressSync : asBrotli)(plain, quickly.br(plain))
  return (isShort ? gzipSync : asGzip)(plain, quickly.gzip())
}

/** What the visitor's program takes; an encoding with a weight of nought is refused (RFC 9110 §12.5.3). */
export function preferredEncoding(accepted: string | null | undefined): Encoding | undefined {
  if (!accepted) return undefined
  const takes = (encoding: Encoding) => accepted.includes(encoding) && !isRefused(accepted, encoding)
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : undefined
}

function isRefused(accepted: string, encoding: Encoding): boolean {
  return accepted.includes('q=0') && new RegExp(`\\b${encoding}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(accepted)
}

/** Shorter answers fit into one packet as they are. */
const leastBytes = 512
/** A longer one is sent as it comes. */
const mostBytes = 5_000_000

/** Compresses an answer whole, a long one beside the thread that makes the next one. */
export async function compressAnswer(c: Context) {
  const { res } = c
  const encoding = preferredEncoding(c.req.header('accept-encoding'))
  if (!mayCompress(res) || c.req.method === 'HEAD') return
  if (!/accept-encoding/i.test(res.headers.get('vary') ?? '')) res.headers.append('vary', 'Accept-Encoding')
  if (!encoding) return
  const plain = new Uint8Array(await res.arrayBuffer())
  const headers = new Headers(res.headers)
  const isWorthIt = plain.byteLength >= leastBytes && plain.byteLength <= mostBytes
  const body = isWorthIt ? await compressedOnce(plain, encoding) : plain
  if (isWorthIt) headers.set('content-encoding', encoding)
  const etag = headers.get('etag')
  // Other bytes, the same content.
  if (isWorthIt && etag && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`)
  headers.set('content-length', String(body.byteLength))
  // Assigning over an answer would merge the headers of both.
  c.res = undefined
  c.res = new Response(new Uint8Array(body), { status: res.status, headers })
}

function mayCompress({ body, headers }: Response): boolean {
  const type = headers.get('content-type')
  return (
    body !== null &&
    type !== null &&
    COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type) &&
    !headers.has('content-encoding') &&
    // A table of a whole place is sent as it comes out of the database.
    !type.startsWith('text/csv') &&
    !/no-transform/.test(headers.get('cache-control') ?? '')
  )
}
