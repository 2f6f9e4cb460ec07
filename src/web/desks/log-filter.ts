import type { LogFilter } from '#capabilities/places/list-log.ts'
import { atLocalTime } from '#infrastructure/words/local-time.ts'
import { filtersOf } from '#web/site/list-address.ts'

/** The order of a log whose address names it; the latest come first else. */
export const oldestFirst = 'at'

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
  'register',
  'run',
  'award-offer',
  'pledge',
  'job-role',
  'vacancy',
  'vacancy-source',
  'ask',
  'library',
  'gathering',
  'figures',
  'need',
  'network',
  'collection',
] as const

/** What narrows a log, as its address has it; days are those of the place's clock. */
export function logFilterOf(request: Request): { filters: Record<string, string>; filter: Omit<LogFilter, 'limit'> } {
  const filters = filtersOf(request, ['q', 'about', 'from', 'until', 'sort'])
  const after = new URL(request.url).searchParams.get('after') ?? ''
  const midnight = (text: string | undefined) =>
    text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? atLocalTime(text, { hour: 0, minute: 0 }) : undefined
  const until = midnight(filters.until)
  return {
    filters,
    filter: {
      terms: filters.q,
      isOldestFirst: filters.sort === oldestFirst,
      about: logSubjects.find((subject) => subject === filters.about),
      from: midnight(filters.from),
      // The last day counts whole.
      until: until && new Date(until.getTime() + 86_400_000),
      after: /^\d{1,18}$/.test(after) ? after : undefined,
    },
  }
}
