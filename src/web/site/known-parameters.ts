import { opportunityFilterNames } from '#web/opportunities/opportunity-narrowing.ts'

/** Every parameter that a public page reads from its address. Others change nothing on it. */
const names = new Set<string>([
  ...opportunityFilterNames,
  ...['q', 'near', 'within', 'view', 'show', 'sort', 'size', 'page', 'after', 'state', 'to', 'level'],
  ...['address', 'badge', 'place', 'version', 'lang', 'language', 'next', 'email', 'follow', 'kind', 'full'],
  ...['confirmed', 'given', 'kept', 'done', 'saved', 'sent', 'published', 'brought', 'left', 'asked', 'late'],
])

/**
 * The address without parameters that no page reads, such as those of campaigns: all of them are one page, and whoever
 * invents parameters fills no cache.
 */
export function withKnownParameters(address: string): string {
  const url = new URL(address)
  const unknown = [...url.searchParams.keys()].filter((name) => !names.has(name))
  if (unknown.length === 0) return address
  for (const name of unknown) url.searchParams.delete(name)
  return url.href
}
