import type { FetchDocument } from '../guarded-fetch.ts'
import {
  adapters,
  type GeocoderQuery,
  type GeocoderService,
  type GeocoderSetting,
  type NamedPosition,
} from './geocoder-services.ts'

export type GeocodedPosition = NamedPosition & {
  /** Whose answer it is: to be said where it is shown. */
  service: GeocoderService
}

/** The position by an external geocoder; `undefined` where it finds nothing or does not answer. */
export type Geocode = (query: GeocoderQuery) => Promise<GeocodedPosition | undefined>

interface Powers {
  fetchDocument: FetchDocument
  /** Keeps a place in the row of the whole site; how long to wait, or `undefined` when the row is too long. */
  takeTurn(turn: { service: string; gapMs: number; longestWaitMs: number }): Promise<number | undefined>
  wait(ms: number): Promise<unknown>
  now(): number
  /** The site's own, by which the service knows who asks. */
  origin: string
  onFailure(reason: string): void
}

const minute = 60_000
const kept = { known: 24 * 60 * minute, unknown: 60 * minute, failed: minute }
const mostKept = 1000
const longestWaitMs = 3000
const bounds = { mostBytes: 500_000, timeoutMs: 4000, accept: 'application/json' }

/** Asks the geocoder of the operator's choice, in turn, and remembers what it said for a while. */
export function openGeocoder(setting: GeocoderSetting, powers: Powers): Geocode {
  const answers = new Map<string, { answer: Promise<Answer>; until: number }>()
  return async (query) => {
    const key = keyOf(query)
    const before = answers.get(key)
    answers.delete(key)
    const now = powers.now()
    const current = before && before.until > now ? before : { answer: ask(setting, query, powers), until: now + minute }
    // Asked for last stands last: the first goes when there are too many.
    answers.set(key, current)
    for (const oldest of answers.keys()) {
      if (answers.size <= mostKept) break
      answers.delete(oldest)
    }
    const answer = await current.answer
    if (current !== before) current.until = powers.now() + kept[answer.is]
    return answer.is === 'known' ? { ...answer.position, service: setting.service } : undefined
  }
}

function keyOf({ terms, postcode, near }: GeocoderQuery): string {
  return postcode ?? `${near.latitude.toFixed(2)} ${near.longitude.toFixed(2)} ${terms.trim().toLowerCase()}`
}

type Answer = { is: 'known'; position: NamedPosition } | { is: 'unknown' } | { is: 'failed' }

async function ask(setting: GeocoderSetting, query: GeocoderQuery, powers: Powers): Promise<Answer> {
  const adapter = adapters[setting.service]
  const fail = (reason: string): Answer => {
    powers.onFailure(reason)
    return { is: 'failed' }
  }
  try {
    const waitMs = await powers.takeTurn({ service: setting.service, gapMs: adapter.gapMs, longestWaitMs })
    if (waitMs === undefined) return fail('too many are asking at once')
    if (waitMs > 0) await powers.wait(waitMs)
    const userAgent = `Waymark (${powers.origin})`
    const found = await powers.fetchDocument(adapter.addressOf(query, setting), { ...bounds, userAgent })
    if (!found.ok) return found.status === 404 ? { is: 'unknown' } : fail(found.reason)
    const position = adapter.read(JSON.parse(found.body.toString('utf8')), query)
    return position ? { is: 'known', position } : { is: 'unknown' }
  } catch (error) {
    return fail(error instanceof SyntaxError ? 'the answer is not JSON' : 'the answer cannot be read')
  }
}
