import type { LogFilter } from '#capabilities/places/list-log.ts'
import { atLocalTime } from '#infrastructure/words/local-time.ts'
import { filtersOf } from '#web/site/list-address.ts'

/** What an entry of the log is about: the part of its action before the dot. */
export const logSubjects = [
  'organisation',
  'badge',
  'badge-standard',
  'opportunity',
  'pathway',
  'feed',
  'member',
  'place',
  'city-lead',
  'administrator',
  'review',
  'report',
] as const

/** What narrows a log, as its address has it; days are those of the place's clock. */
export function logFilterOf(request: Request): { filters: Record<string, string>; filter: Omit<LogFilter, 'limit'> } {
  const filters = filtersOf(request, ['about', 'from', 'until'])
  const before = new URL(request.url).searchParams.get('before') ?? ''
  const midnight = (text: string | undefined) =>
    text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? atLocalTime(text, { hour: 0, minute: 0 }) : undefined
  const until = midnight(filters.until)
  return {
    filters,
    filter: {
      about: logSubjects.find((subject) => subject === filters.about),
      from: midnight(filters.from),
      // The last day counts whole.
      until: until && new Date(until.getTime() + 86_400_000),
      before: /^\d{1,18}$/.test(before) ? before : undefined,
    },
  }
}
