import type { Context } from 'hono'

export interface Problem<Status extends number = number> {
  status: Status
  /** What is wrong, the same words each time. */
  title: string
  /** What to do about it. */
  detail: string
}

/** A refusal that a program can read (RFC 9457). */
export function problem<Status extends 400 | 401 | 403 | 404 | 405 | 413 | 415 | 422 | 429>(
  c: Context,
  { status, title, detail }: Problem<Status>,
) {
  return c.json({ type: 'about:blank', status, title, detail }, status, { 'content-type': 'application/problem+json' })
}

/** The address names a place that is not here. */
export const noSuchPlace = (c: Context, origin: string) =>
  problem(c, { status: 404, title: 'No such place', detail: `GET ${origin}/api/v1/places lists them.` })
