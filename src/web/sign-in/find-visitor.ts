import { createHmac, timingSafeEqual } from 'node:crypto'
import { findSession } from '#capabilities/people/find-session.ts'
import type { Person } from '#capabilities/people/person.ts'
import type { Services } from '#infrastructure/services.ts'
import { type Auth, sessionDays } from './auth.ts'

const dayMs = 24 * 60 * 60_000

export interface Visitor {
  person: Person
  sessionId: string
}

/**
 * Who sends this cookie, in one look: the library that writes it needs three. A session that was last prolonged more than a
 * day ago goes to the library, which prolongs it.
 */
export async function findVisitor(
  { headers }: { headers: Headers },
  { services: { database, site }, auth, now }: { services: Pick<Services, 'database' | 'site'>; auth: Auth; now: Date },
): Promise<Visitor | undefined> {
  const cookie = headers.get('cookie') ?? ''
  const token = signedToken(cookie, { isSecure: site.origin.startsWith('https://'), secret: auth.options.secret })
  if (!token) return undefined
  const session = await findSession({ token }, { database, now })
  if (!session) return undefined
  const { id, person, expiresAt } = session
  const isDue = expiresAt.getTime() - now.getTime() < (sessionDays - 1) * dayMs
  if (isDue) await auth.api.getSession({ headers })
  return { sessionId: id, person }
}

/** The cookie's value is a token and its HMAC-SHA256 as Base64, with a point between; anything else is nobody's. */
function signedToken(cookie: string, { isSecure, secret }: { isSecure: boolean; secret: string }): string | undefined {
  const name = `${isSecure ? '__Secure-' : ''}waymark.session_token`
  const pair = cookie.split(/;\s*/).find((one) => one.startsWith(`${name}=`))
  const value = pair && decoded(pair.slice(name.length + 1))
  const point = value?.lastIndexOf('.') ?? -1
  if (!value || point < 1) return undefined
  const token = value.slice(0, point)
  const given = Buffer.from(value.slice(point + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
