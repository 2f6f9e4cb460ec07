import { opportunityFilterNames } from '#web/opportunities/opportunity-narrowing.ts'

/** Every parameter that a public page or list reads from its address. Others change nothing on it. */
const names = new Set<string>([
  ...opportunityFilterNames,
  ...['q', 'near', 'within', 'view', 'show', 'sort', 'size', 'page', 'after', 'state', 'to', 'level', 'limit'],
  ...[
    'address',
    'badge',
    'place',
    'version',
    'lang',
    'language',
    'next',
    'email',
    'follow',
    'kind',
    'full',
    'act',
    'soon',
    'employer',
    'sector',
    'stage',
    'due',
    'staff',
    'gives',
    'skill',
    'collection',
    'vacancy',
  ],
  ...[
    'confirmed',
    'kept',
    'done',
    'saved',
    'sent',
    'published',
    'brought',
    'left',
    'extended',
    'asked',
    'late',
    'later',
    'copied',
    'unready',
    'below',
    'mail',
    'at',
    'added',
  ],
  ...['withdrawn', 'reminded', 'run', 'line'],
  // Of desks, which no cache keeps.
  ...[
    'standing',
    'id',
    'remove',
    'close',
    'about',
    'from',
    'until',
    'by',
    'month',
    'in',
    'opportunity',
    'status',
    'ticked',
    'subject',
    'bulk',
    'for',
    'end',
    'code',
    'named',
    'released',
    'off',
    'removed',
  ],
])

/**
 * The address without parameters that no page reads, such as those of campaigns: all of them are one page, and invented
 * parameters cannot fill the cache.
 */
export function withKnownParameters(address: string): string {
  const begin = address.indexOf('?')
  if (begin === -1) return address
  const parameters = new URLSearchParams(address.slice(begin))
  const unknown = [...parameters.keys()].filter((name) => !names.has(name))
  if (unknown.length === 0) return address
  for (const name of unknown) parameters.delete(name)
  return parameters.size === 0 ? address.slice(0, begin) : `${address.slice(0, begin)}?${parameters}`
}
