import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { ContentChange } from '#infrastructure/database/content-changes.ts'

interface CachedPage {
  contentType: string
  etag: string
  plain: Buffer
  brotli: Buffer
  gzip: Buffer
  shows: ReadonlySet<string>
}

/** Text of the day goes stale by itself: "on this week", "checked just now". */
const longestKeptMs = 5 * 60_000
const mostBytes = 64_000_000
/** An address as long as this was put together by nobody who reads: it is answered and not kept. */
const longestKey = 500

const compressed = { brotli: promisify(brotliCompress), gzip: promisify(gzip) }

/** Finished public pages: an LRU cache of bounded size, whose entries go when what they show changes. Answers to GET alone are kept. */
export class PageCache {
  readonly #pages = new LRUCache<string, CachedPage>({
    maxSize: mostBytes,
    sizeCalculation: (page, key) => key.length * 2 + page.plain.length + page.brotli.length + page.gzip.length,
    ttl: longestKeptMs,
  })
  /** Changes so far, and which of them was the latest of each place: a page rendered before one is not kept after it. */
  #changes = 0
  readonly #latest = new Map<ContentChange, number>()

  get bytes(): number {
    return this.#pages.calculatedSize
  }

  /** To be passed to `keep`: when the rendering of a page began. */
  get now(): number {
    return this.#changes
  }

  /** Drops what shows the changed place; a page that names no place shows something of all of them. */
  drop(change: ContentChange) {
    this.#latest.set(change, ++this.#changes)
    if (change === '*') return this.#pages.clear()
    for (const [key, page] of this.#pages.entries()) {
      if (page.shows.size === 0 || page.shows.has(change)) this.#pages.delete(key)
    }
  }

  answer(key: string, request: Request): Response | undefined {
    const page = this.#pages.get(key)
    return page && respond(page, request)
  }

  async keep(
    key: string,
    response: Response,
    { request, shows, since }: { request: Request; shows: ReadonlySet<string>; since: number },
  ): Promise<Response> {
    const plain = Buffer.from(await response.arrayBuffer())
    const page: CachedPage = {
      contentType: response.headers.get('content-type') ?? 'text/html; charset=utf-8',
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      plain,
      brotli: await compressed.brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
      gzip: await compressed.gzip(plain, { level: 6 }),
      shows: new Set(shows),
    }
    const isCurrent = !this.#hasChangedSince(since, page.shows)
    if (request.method === 'GET' && key.length <= longestKey && isCurrent) this.#pages.set(key, page)
    return respond(page, request)
  }

  #hasChangedSince(since: number, shows: ReadonlySet<string>): boolean {
    if (shows.size === 0) return this.#changes > since
    return ['*', ...shows].some((one) => (this.#latest.get(one) ?? 0) > since)
  }
}

function respond(page: CachedPage, request: Request): Response {
  const headers = new Headers({
    'content-type': page.contentType,
    etag: page.etag,
    'cache-control': 'no-cache',
    vary: 'Cookie, Accept-Language, Accept-Encoding',
  })
  if (request.headers.get('if-none-match') === page.etag) return new Response(null, { status: 304, headers })
  const accepted = request.headers.get('accept-encoding') ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  const body = encoding === 'br' ? page.brotli : encoding === 'gzip' ? page.gzip : page.plain
  if (encoding) headers.set('content-encoding', encoding)
  headers.set('content-length', String(body.byteLength))
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers })
}
