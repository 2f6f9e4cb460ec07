import type { MiddlewareHandler } from 'hono'
import { answerKey } from './answer-key.ts'
import { compressAnswer } from './compress-answers.ts'
import { languageOf } from './language.ts'
import type { PageCache } from './page-cache.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** Set by the handler of a public answer: the places that it shows. Without it an answer is not cached. */
    shows: ReadonlySet<string>
  }
}

interface KeepingParts {
  cache: PageCache
  mayCache(): boolean
  newsArrived?(): Promise<void>
  development: boolean
  services: { site: { origin: string } }
}

/** Answers from the cache where it can; what it cannot keep, with all that other parts have added to it, it compresses. */
export function keepAnswers(parts: KeepingParts): MiddlewareHandler {
  const { cache, mayCache, newsArrived, development } = parts
  return async (c, next) => {
    const request = c.req.raw
    const key = development || !mayCache() ? undefined : keyOf(request, parts)
    const kept = key === undefined ? undefined : cache.answer(key, request)
    if (kept) return kept
    const since = cache.now
    await next()
    // Read your writes: waits for the invalidation caused by this request.
    if (!isRead(request)) await newsArrived?.()
    const { res } = c
    const shows = c.get('shows')
    const isWhole = res.status === 200 && request.method === 'GET' && !res.headers.has('set-cookie')
    if (key === undefined || !shows || !isWhole || res.headers.get('cache-control') === 'no-store')
      return compressAnswer(c)
    // Assigning over an answer would merge the headers of both.
    c.res = undefined
    c.res = await cache.keep(key, res, { request, shows, since })
  }
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD'
}

function keyOf(request: Request, { services: { site } }: KeepingParts): string | undefined {
  const { pathname, search } = new URL(request.url)
  const { language, remembered } = languageOf(request, site)
  if (remembered) return undefined
  const cookie = request.headers.get('cookie')
  return answerKey({ method: request.method, path: pathname + search, cookie, acceptedLanguages: undefined, language })
}
