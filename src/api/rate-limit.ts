import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { clientAddressHeader, networkOf } from '#infrastructure/client-address.ts'
import { problem } from './problem.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** Set by a handler whose answer was cheap: the request does not count towards the rate limit. */
    costsNothing: boolean
  }
}

const perSeconds = 60
/** A body of this many bytes counts as one more request, because work grows with its size. */
const bytesAsOne = 4_096
/** Beyond that the limits on depth, nodes and size bound the work. */
const dearest = 100

/**
 * Requests that one machine may make in a minute (RFC 6585 §4); each process counts for itself. `least` is what a small
 * one counts as, where a few bytes ask for much work.
 */
export function rateLimit({ points, least = 1 }: { points: number; least?: number }): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points, duration: perSeconds })
  return async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const bytes = Number(c.req.header('content-length') ?? Number.NaN)
    // A body that tells no length counts as a large one.
    const cost = Number.isFinite(bytes)
      ? Math.max(least, Math.min(dearest, 1 + Math.floor(bytes / bytesAsOne)))
      : dearest
    const who = networkOf(c.req.header(clientAddressHeader) ?? '')
    try {
      await limiter.consume(who, cost)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      const seconds = Math.ceil(refused.msBeforeNext / 1000)
      c.header('retry-after', String(seconds))
      const detail = `This address has asked for too much in a minute. Wait ${seconds} seconds.`
      if (c.req.header('accept')?.includes('text/html')) return c.text(detail, 429)
      return problem(c, { status: 429, title: 'Too many requests', detail })
    }
    await next()
    if (c.get('costsNothing')) await limiter.reward(who, cost)
  }
}
