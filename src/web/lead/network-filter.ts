import { type NetworkFilter, networkSorts } from '#capabilities/organisations/list-network.ts'
import { isOrganisationKind, isStanding } from '#capabilities/organisations/organisation.ts'
import { filtersOf } from '#web/site/list-address.ts'

/** What narrows and orders the list of organisations, as its address has it. */
export function networkFilterOf(request: Request): {
  filters: Record<string, string>
  filter: Omit<NetworkFilter, 'placeId' | 'limit'>
} {
  const filters = filtersOf(request, ['q', 'standing', 'kind', 'show', 'sort'])
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
  const [sort, direction] = (filters.sort ?? 'name').split('-')
  return {
    filters,
    filter: {
      terms: filters.q,
      standing: isStanding(filters.standing) ? filters.standing : undefined,
      kind: isOrganisationKind(filters.kind) ? filters.kind : undefined,
      show: filters.show === 'unsafe' || filters.show === 'stale' ? filters.show : undefined,
      sort: networkSorts.find((one) => one === sort) ?? 'name',
      descending: direction === 'last',
      page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
    },
  }
}
