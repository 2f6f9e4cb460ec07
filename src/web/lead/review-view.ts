import { decideReview } from '#capabilities/badges/decide-review.ts'
import { badgeRevision, findBadge } from '#capabilities/badges/find-badge.ts'
import type { ListedReview } from '#capabilities/badges/find-review.ts'
import { findReview, listReviews } from '#capabilities/badges/find-review.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import type { BulkOf } from '#web/desks/bulk-form.ts'
import { arrangeRows, listViewOf } from '#web/desks/list-view.ts'

export const reviewStates = ['waiting', 'returned', 'approved'] as const

/** More reviews of one state than a place ever has open; those decided long ago stay with their badges. */
const mostRead = 1000

/** What the list of reviews shows, as its address has it; what waits longest comes first. */
export function reviewViewOf(request: Request) {
  const view = listViewOf(request, { filters: ['q', 'state'], sorts: ['asked', 'name', 'by', 'version'] })
  return { view, state: reviewStates.find((one) => one === view.filters.state) ?? 'waiting' }
}

export async function reviewsIn(
  { request, placeId, pageLength }: { request: Request; placeId: string; pageLength: number },
  { database }: Pick<Services, 'database'>,
): Promise<{ rows: ListedReview[]; total: number }> {
  const { view, state } = reviewViewOf(request)
  const all = await listReviews({ placeId, state, limit: mostRead }, { database })
  return arrangeRows(all, view, {
    pageLength,
    text: (row) => `${row.name} ${row.nameCy ?? ''} ${row.organisationName}`,
    by: {
      asked: (row) => row.askedAt,
      name: (row) => row.name,
      by: (row) => row.organisationName,
      version: (row) => row.versionNumber,
    },
  })
}

type Powers = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/**
 * Many can be returned with one reason, which stands beside the criteria. Approving is for one at a time: it vouches for
 * words that the reviewer has read. A mail goes out at once, so that there is no way back.
 */
export function reviewActs(powers: Powers) {
  return {
    return: {
      needsReason: true,
      doOne: async (reviewId: string, reason: string) => {
        const review = await findReview(reviewId, powers)
        const badge = review && (await findBadge({ id: review.badgeId }, powers))
        return decideReview(
          {
            reviewId,
            decision: 'returned',
            looked: [],
            comments: { criteria: reason },
            basedOn: badge ? badgeRevision(badge) : '',
          },
          powers,
        )
      },
    },
  } satisfies BulkOf['acts']
}

export function reviewSubjects(request: Request, { database, lead }: Powers): BulkOf['subjectsOf'] {
  return async ({ ids, limit }) => {
    const { rows } = await reviewsIn({ request, placeId: lead.placeId, pageLength: mostRead }, { database })
    return rows
      .filter((row) => !ids || ids.includes(row.id))
      .slice(0, limit)
      .map(({ id, name, nameCy }) => ({ id, name, nameCy }))
  }
}
