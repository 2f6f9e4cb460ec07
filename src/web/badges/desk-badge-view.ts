import { archiveBadge } from '#capabilities/badges/archive-badge.ts'
import { listOwnBadges, type OwnBadgeFilter, ownBadgeSorts } from '#capabilities/badges/list-own-badges.ts'
import { restoreBadge } from '#capabilities/badges/restore-badge.ts'
import { sendToReview } from '#capabilities/badges/send-to-review.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import type { BulkOf } from '#web/desks/bulk-form.ts'
import { listViewOf } from '#web/desks/list-view.ts'
import { publicationStateOf } from '#web/desks/publication-states.ts'

/** What the list of an organisation's badges shows, as its address has it. */
export function badgeViewOf(request: Request) {
  const view = listViewOf(request, { filters: ['q', 'status'], sorts: ownBadgeSorts, isLatestFirst: true })
  const filter: Omit<OwnBadgeFilter, 'organisationId' | 'limit'> = {
    terms: view.filters.q,
    status: publicationStateOf(view.filters.status),
    sort: view.sort,
    descending: view.descending,
  }
  return { view, filter }
}

type Powers = Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date }

/** What can be done to many of them at once. A review that was asked for has told its reviewers: it has no way back. */
export function badgeActs(powers: Powers) {
  return {
    archive: {
      doOne: (badgeId: string) => archiveBadge({ badgeId }, powers),
      undo: ({ id }) => restoreBadge({ badgeId: id }, powers),
    },
    restore: {
      doOne: (badgeId: string) => restoreBadge({ badgeId }, powers),
      undo: ({ id }) => archiveBadge({ badgeId: id }, powers),
    },
    'ask-review': { doOne: (badgeId: string) => sendToReview({ badgeId }, powers) },
  } satisfies BulkOf['acts']
}

export function badgeSubjects(request: Request, { database, manager }: Powers): BulkOf['subjectsOf'] {
  const { filter } = badgeViewOf(request)
  return async ({ ids, limit }) => {
    const asked = { ...(ids ? { ids } : filter), organisationId: manager.organisationId, limit }
    const { rows } = await listOwnBadges(asked, { database })
    return rows.map(({ id, name, nameCy, status }) => ({ id, name, nameCy, formerState: status }))
  }
}
