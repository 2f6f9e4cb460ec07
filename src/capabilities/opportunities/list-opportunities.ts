import { sql } from 'kysely'
import { countUpTo } from '#infrastructure/database/count-up-to.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { type OpportunityListing, type OpportunityNarrowing, shownStates } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'
import { beginOf, opportunityQuery } from './opportunity-query-store.ts'
import { takesPlace } from './upcoming-store.ts'

export interface OpportunityFilter extends OpportunityNarrowing {
  /** Published ones only, unless the organisation itself is looking. */
  includeUnpublished?: boolean
  after?: Cursor
  limit: number
}

/** Published opportunities, newest first, or an organisation's own by when they were begun. */
export async function listOpportunities(
  filter: OpportunityFilter,
  { database, now }: Reading & { now: Date },
): Promise<Page<OpportunityListing>> {
  const { after, limit } = filter
  const time = filter.includeUnpublished ? 'opportunities.createdAt' : 'opportunities.publishedAt'
  let query = narrowed(opportunityQuery(database, beginOf(filter, now)), filter)
    .select(`${time} as listedAt`)
    .orderBy(time, 'desc')
    .orderBy('opportunities.id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(${sql.ref(time)}, opportunities.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query.$castTo<OpportunityListing & { listedAt: Date }>().execute()
  return pageOf(rows, limit, (row) => ({ at: row.listedAt, id: row.id }))
}

function narrowed(query: ReturnType<typeof opportunityQuery>, filter: OpportunityFilter) {
  const narrow = query.where(fits(filter))
  return filter.includeUnpublished ? narrow : narrow.where('opportunities.status', '=', 'published')
}

/** Those of these that everybody may see, and those that are over; in no order. */
export async function listOpportunitiesById(
  ids: readonly string[],
  { database, now }: Reading & { now: Date },
): Promise<OpportunityListing[]> {
  if (ids.length === 0) return []
  return opportunityQuery(database, now)
    .where('opportunities.id', 'in', ids)
    .where('opportunities.status', 'in', [...shownStates, 'archived'])
    .execute()
}

/** What begins next in a place: one row an opportunity, by its next session. */
export async function listStartingSoon(
  { placeId, limit }: { placeId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<OpportunityListing[]> {
  // Sessions are read in the order of their start until enough opportunities of the place are met.
  const soon = await database
    .selectFrom('opportunitySessions')
    .innerJoin('opportunities', 'opportunities.id', 'opportunitySessions.opportunityId')
    .select('opportunities.id')
    .where('opportunitySessions.startsAt', '>', now)
    .where('opportunities.placeId', '=', placeId)
    .where('opportunities.status', '=', 'published')
    .where(takesPlace)
    .orderBy('opportunitySessions.startsAt')
    .limit(limit * 8)
    .execute()
  const ids = [...new Set(soon.map((row) => row.id))].slice(0, limit)
  if (ids.length === 0) return []
  const rows = await opportunityQuery(database, now).where('opportunities.id', 'in', ids).execute()
  return rows.sort((a, b) => Number(a.nextStartsAt) - Number(b.nextStartsAt))
}

/** What the City Lead put on the front page, latest first. */
export async function listFeaturedOpportunities(
  { placeId, limit }: { placeId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<OpportunityListing[]> {
  return opportunityQuery(database, now)
    .where('opportunities.placeId', '=', placeId)
    .where('opportunities.status', '=', 'published')
    .where('opportunities.featuredAt', 'is not', null)
    .orderBy('opportunities.featuredAt', 'desc')
    .limit(limit)
    .execute()
}

/** How many are published, counted up to a bound: beyond it a page says "more than". */
export async function countOpportunities(
  { atMost, ...filter }: Omit<OpportunityFilter, 'limit'> & { atMost: number },
  { database, now }: Reading & { now: Date },
): Promise<number> {
  const found = narrowed(opportunityQuery(database, now), { ...filter, limit: atMost })
  return countUpTo(database, found.clearSelect().select('opportunities.id'), atMost)
}
