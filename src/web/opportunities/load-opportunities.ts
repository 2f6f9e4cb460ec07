import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import { countOpportunityFacets } from '#capabilities/opportunities/count-opportunity-facets.ts'
import { countOpportunities, listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import {
  type OpportunityNarrowing,
  type OpportunityOrder,
  opportunityOrders,
} from '#capabilities/opportunities/opportunity.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import {
  awayFrom,
  listAlternatives,
  type OpportunityFound,
  searchOpportunities,
} from '#capabilities/opportunities/search-opportunities.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { findPosition } from '#capabilities/places/find-position.ts'
import type { Place } from '#capabilities/places/place.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import type { Position } from '#infrastructure/map/mercator.ts'
import { positionTrouble } from '#web/map/position-trouble.ts'
import { filtersOf } from '#web/site/list-address.ts'
import type { Visit } from '#web/site/visit.ts'
import { filterAges } from './opportunity-filters.tsx'
import { opportunityFilterNames, readNarrowing } from './opportunity-narrowing.ts'

export const listCountedUpTo = 500
const pageLength = 18
const mostPages = 20

export type OpportunityList = Awaited<ReturnType<typeof loadOpportunityList>>

/** A place's opportunities as the address asks for them: searched, narrowed, in order, with the counts beside each filter. */
export async function loadOpportunityList(visit: Visit, { request, place }: { request: Request; place: Place }) {
  const { services, now } = visit
  const { database } = services
  const filters = filtersOf(request, [...opportunityFilterNames, 'near', 'sort'])
  const { narrowing, names } = await readNarrowing(visit, { place, filters })
  const found = filters.near ? await findPosition(filters.near, { ...services, near: place }) : undefined
  const from = found?.ok ? found.position : undefined
  const orders = opportunityOrders.filter((one) => isPossible(one, { terms: narrowing.terms, from }))
  const order = orders.find((one) => one === filters.sort) ?? (from ? 'nearest' : (orders[0] ?? 'newest'))
  const [list, count, organisations, facets] = await Promise.all([
    loadList(request, { database, narrowing, order, from, now }),
    countOpportunities({ ...narrowing, atMost: listCountedUpTo }, { database, now }),
    listOrganisationChoices(place.id, { database }),
    countOpportunityFacets({ narrowing, ages: filterAges }, { database }),
  ])
  const alternatives =
    list.rows.length === 0 && filters.q
      ? await listAlternatives({ placeId: place.id, terms: filters.q, limit: 3 }, { database, now })
      : []
  const badges = await badgesOfOpportunities(
    [...list.rows, ...alternatives].map((row) => row.id),
    { database },
  )
  return {
    filters,
    names,
    list: { ...list, rows: list.rows.map(publicOpportunity) },
    orders,
    order,
    from,
    trouble: found && !found.ok ? positionTrouble[found.refusal] : undefined,
    count,
    facets,
    organisations,
    alternatives: alternatives.map(publicOpportunity),
    badges: Object.fromEntries(badges),
  }
}

function isPossible(order: OpportunityOrder, { terms, from }: { terms?: string; from?: object }): boolean {
  return order === 'relevance' ? Boolean(terms) : order === 'nearest' ? from !== undefined : true
}

interface ListRequest {
  database: Database
  narrowing: OpportunityNarrowing
  order: OpportunityOrder
  from: Position | undefined
  now: Date
}

/** What is new is read page after page without an end; every other order is for the first few pages. */
async function loadList(request: Request, { database, narrowing, order, from, now }: ListRequest) {
  const { searchParams } = new URL(request.url)
  if (order === 'newest') {
    const after = readCursor(searchParams.get('after'))
    const page = await listOpportunities({ ...narrowing, after, limit: pageLength }, { database, now })
    const rows: OpportunityFound[] = page.rows.map((row) => ({ ...row, distanceMeters: awayFrom(row, from) }))
    return { rows, first: after ? {} : undefined, next: page.next ? { after: page.next } : undefined }
  }
  const page = Math.min(mostPages, Math.max(1, Number(searchParams.get('page')) || 1))
  const rows = await searchOpportunities(
    { narrowing, order, from, limit: pageLength + 1, offset: (page - 1) * pageLength },
    { database, now },
  )
  const isMore = rows.length > pageLength && page < mostPages
  return {
    rows: rows.slice(0, pageLength),
    first: page > 1 ? {} : undefined,
    next: isMore ? { page: String(page + 1) } : undefined,
  }
}
