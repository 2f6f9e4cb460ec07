import { archiveOpportunity } from '#capabilities/opportunities/archive-opportunity.ts'
import {
  listOwnOpportunities,
  type OwnOpportunityFilter,
  ownOpportunitySorts,
} from '#capabilities/opportunities/list-own-opportunities.ts'
import { isShown } from '#capabilities/opportunities/opportunity.ts'
import { publishOpportunity } from '#capabilities/opportunities/publish-opportunity.ts'
import { restoreOpportunity } from '#capabilities/opportunities/restore-opportunity.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { BulkOf } from '#web/desks/bulk-form.ts'
import { listViewOf } from '#web/desks/list-view.ts'
import { publicationStateOf } from '#web/desks/publication-states.ts'

/** What the list of an organisation's opportunities shows, as its address has it. */
export function opportunityViewOf(request: Request) {
  const view = listViewOf(request, { filters: ['q', 'status'], sorts: ownOpportunitySorts, isLatestFirst: true })
  const filter: Omit<OwnOpportunityFilter, 'organisationId' | 'limit'> = {
    terms: view.filters.q,
    status: publicationStateOf(view.filters.status),
    sort: view.sort,
    descending: view.descending,
  }
  return { view, filter }
}

/** What can be done to many of them at once, each under the checks of its use case, with its way back. */
export function opportunityActs(powers: { database: Database; manager: OrganisationManager; now: Date }) {
  const archive = (opportunityId: string) => archiveOpportunity({ opportunityId }, powers)
  const restore = (opportunityId: string) => restoreOpportunity({ opportunityId }, powers)
  return {
    publish: {
      doOne: (opportunityId: string) => publishOpportunity({ opportunityId }, powers),
      undo: async ({ id }) => {
        const archived = await archive(id)
        return archived.ok ? restore(id) : archived
      },
    },
    archive: {
      doOne: archive,
      undo: async ({ id, formerState }) => {
        const restored = await restore(id)
        if (!restored.ok || !isShown(formerState ?? '')) return restored
        return publishOpportunity({ opportunityId: id, mayBePast: true, asBefore: true }, powers)
      },
    },
    restore: { doOne: restore, undo: ({ id }) => archive(id) },
  } satisfies BulkOf['acts']
}

export function opportunitySubjects(
  request: Request,
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): BulkOf['subjectsOf'] {
  const { filter } = opportunityViewOf(request)
  return async ({ ids, limit }) => {
    const asked = { ...(ids ? { ids } : filter), organisationId: manager.organisationId, limit }
    const { rows } = await listOwnOpportunities(asked, { database, now })
    return rows.map(({ id, title, titleCy, status }) => ({ id, name: title, nameCy: titleCy, formerState: status }))
  }
}
