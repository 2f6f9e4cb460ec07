import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ContentChange } from '#infrastructure/database/content-changes.ts'
import { KeptUntilChange } from '#infrastructure/database/kept-until-change.ts'
import { answerKey } from './answer-key.ts'
import { compressed, type Encoding, preferredEncoding } from './compress-answers.ts'
import { KeptReads } from './kept-reads.ts'

interface KeptAnswer {
  etag: string
  /** What goes with every answer, the one without a body too. */
  headers: Record<string, string>
  bodies: Record<Encoding | 'plain', Body>
}

interface Body {
  bytes: Buffer
  headers: Record<string, string>
  /** The same headers as Node writes them fastest: names and values in turn. */
  inTurn: string[]
}

/** Text of the day goes stale by itself: "on this week", "checked just now". */
const longestKeptMs = 5 * 60_000
const mostBytes = 64_000_000
/** An address as long as this was put together by nobody who reads: it is answered and not kept. */
const longestKey = 500

/**
 * Finished public pages and lists of the API: an LRU cache of bounded size, whose entries go when what they show changes.
 * Answers to GET alone are kept, with all their headers.
 */
export class PageCache {
  readonly #answers = new KeptUntilChange<KeptAnswer>({ most: mostBytes, weigh: bytesOf, longestMs: longestKeptMs })
  /** What pages are made from, dropped by the same news. */
  readonly reads = new KeptReads()

  get bytes(): number {
    return this.#answers.weight
  }

  /** To be passed to `keep`: when the making of an answer began. */
  get now(): number {
    return this.#answers.now
  }

  /** Drops what shows the changed place; what names no place shows something of all of them. */
  drop(change: ContentChange) {
    this.#answers.drop(change)
    this.reads.drop(change)
  }

  answer(key: string, request: Request): Response | undefined {
    const kept = this.#answers.get(key)
    return kept && respond(kept, request)
  }

  /** Answers a connection at once, past everything that takes part in making an answer. Says whether it did. */
  send({ method, url = '', headers }: IncomingMessage, outgoing: ServerResponse): boolean {
    const { cookie, 'accept-language': acceptedLanguages, 'accept-encoding': accepted } = headers
    const key = answerKey({ method, path: url, cookie, acceptedLanguages })
    const kept = key === undefined ? undefined : this.#answers.get(key)
    if (!kept) return false
    if (isCurrent(kept, headers['if-none-match'])) {
      outgoing.writeHead(304, kept.headers).end()
      return true
    }
    const { bytes, inTurn } = bodyOf(kept, accepted)
    outgoing.writeHead(200, inTurn).end(method === 'HEAD' ? undefined : bytes)
    return true
  }

  async keep(
    key: string,
    response: Response,
    { request, shows, since }: { request: Request; shows: ReadonlySet<string>; since: number },
  ): Promise<Response> {
    const kept = await madeKept(response)
    if (request.method === 'GET' && key.length <= longestKey)
      this.#answers.set(key, kept, { shows: new Set(shows), since })
    return respond(kept, request)
  }
}

function bytesOf({ bodies: { plain, br, gzip } }: KeptAnswer, key: string): number {
  return key.length * 2 + plain.bytes.length + br.bytes.length + gzip.bytes.length
}

async function madeKept(response: Response): Promise<KeptAnswer> {
  const plain = Buffer.from(await response.arrayBuffer())
  const [br, gzip] = await Promise.all([compressed.br(plain), compressed.gzip(plain)])
  const { headers } = response
  const [type, language = ''] = [
    headers.get('content-type') ?? 'text/html; charset=utf-8',
    headers.get('content-language'),
  ]
  // The same text in another language or as another type is another answer.
  const digest = createHash('sha256').update(`${type}\n${language}\n`).update(plain).digest('base64url')
  const etag = `"${digest.slice(0, 22)}"`
  const vary = [headers.get('vary'), 'Accept-Encoding'].filter(Boolean).join(', ')
  const shared = { ...Object.fromEntries(headers), 'content-type': type, etag, 'cache-control': 'no-cache', vary }
  const bodies = {
    plain: madeBody(plain, shared),
    br: madeBody(br, shared, 'br'),
    gzip: madeBody(gzip, shared, 'gzip'),
  }
  return { etag, headers: shared, bodies }
}

function madeBody(bytes: Buffer, shared: Record<string, string>, encoding?: Encoding): Body {
  const own = { 'content-length': String(bytes.byteLength), ...(encoding && { 'content-encoding': encoding }) }
  const headers = { ...shared, ...own }
  return { bytes, headers, inTurn: Object.entries(headers).flat() }
}

function respond(kept: KeptAnswer, request: Request): Response {
  if (isCurrent(kept, request.headers.get('if-none-match')))
    return new Response(null, { status: 304, headers: kept.headers })
  const { bytes, headers } = bodyOf(kept, request.headers.get('accept-encoding'))
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers })
}

/** A server in between may have marked it as weak, when it compressed the answer by itself. */
function isCurrent({ etag }: KeptAnswer, asked: string | null | undefined): boolean {
  return asked?.includes(etag) ?? false
}

function bodyOf({ bodies }: KeptAnswer, accepted: string | null | undefined): Body {
  return bodies[preferredEncoding(accepted) ?? 'plain']
}
