import { type NetworkFilter, networkSorts } from '#capabilities/organisations/list-network.ts'
import { isOrganisationKind, isStanding } from '#capabilities/organisations/organisation.ts'
import { type ListView, listViewOf } from '#web/desks/list-view.ts'

/** What narrows and orders the list of organisations, as its address has it. */
export function networkFilterOf(request: Request): {
  view: ListView
  filter: Omit<NetworkFilter, 'placeId' | 'limit'>
} {
  const view = listViewOf(request, { filters: ['q', 'standing', 'kind', 'show'], sorts: networkSorts })
  const { q, standing, kind, show } = view.filters
  return {
    view,
    filter: {
      terms: q,
      standing: isStanding(standing) ? standing : undefined,
      kind: isOrganisationKind(kind) ? kind : undefined,
      show: show === 'unsafe' || show === 'stale' ? show : undefined,
      sort: view.sort,
      descending: view.descending,
      page: view.page,
    },
  }
}
