import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { ContentChange } from '#infrastructure/database/content-changes.ts'

interface CachedPage {
  status: number
  contentType: string
  etag: string
  plain: Buffer
  brotli: Buffer
  gzip: Buffer
  shows: ReadonlySet<string>
  expiresAt: number
}

/** Text of the day goes stale by itself: "on this week", "checked just now". */
const longestKeptMs = 5 * 60_000
const mostPages = 2000

/** Finished public pages, kept in the process until what they show changes. */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>()

  /** Drops what shows the changed place; a page that names no place shows something of all of them. */
  drop(change: ContentChange) {
    if (change === '*') return this.#pages.clear()
    for (const [key, page] of this.#pages) {
      if (page.shows.size === 0 || page.shows.has(change)) this.#pages.delete(key)
    }
  }

  answer(key: string, request: Request, now: number): Response | undefined {
    const page = this.#pages.get(key)
    if (!page) return undefined
    if (page.expiresAt <= now) {
      this.#pages.delete(key)
      return undefined
    }
    return respond(page, request)
  }

  async keep(
    key: string,
    response: Response,
    { request, shows, now }: { request: Request; shows: ReadonlySet<string>; now: number },
  ): Promise<Response> {
    const plain = Buffer.from(await response.arrayBuffer())
    const page: CachedPage = {
      status: response.status,
      contentType: response.headers.get('content-type') ?? 'text/html; charset=utf-8',
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      plain,
      brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
      gzip: gzipSync(plain, { level: 6 }),
      shows: new Set(shows),
      expiresAt: now + longestKeptMs,
    }
    // The oldest page makes room: a Map remembers the order of its keys.
    if (this.#pages.size >= mostPages) this.#pages.delete(this.#pages.keys().next().value ?? '')
    this.#pages.set(key, page)
    return respond(page, request)
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
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { status: page.status, headers })
}
