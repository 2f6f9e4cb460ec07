import { sql } from 'kysely'
import { countedPage } from '#infrastructure/database/counted-page.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { isShown, type OpportunityListing, type OpportunityStatus, shownStates } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'
import { opportunityQuery } from './opportunity-query-store.ts'

export const ownOpportunitySorts = ['begun', 'title', 'kind', 'next', 'status'] as const
export type OwnOpportunitySort = (typeof ownOpportunitySorts)[number]

export interface OwnOpportunityFilter {
  organisationId: string
  terms?: string | undefined
  /** `published` finds what is announced to the network, too. */
  status?: Exclude<OpportunityStatus, 'announced'> | undefined
  ids?: readonly string[] | undefined
  sort?: OwnOpportunitySort
  descending?: boolean
  /** From 1. */
  page?: number
  limit: number
}

const orders = {
  begun: sql`opportunities.created_at`,
  title: sql`lower(opportunities.title)`,
  kind: sql`opportunities.kind`,
  next: sql`next_starts_at`,
  status: sql`opportunities.status`,
}

/** What an organisation offers, drafts and archived ones too, in the order of a column, and how much there is in all. */
export async function listOwnOpportunities(
  { organisationId, terms, status, ids, sort = 'begun', descending = false, page = 1, limit }: OwnOpportunityFilter,
  { database, now }: Reading & { now: Date },
): Promise<{ rows: OpportunityListing[]; total: number }> {
  let query = opportunityQuery(database, now).where(fits({ organisationId, ...(terms ? { terms } : {}) }))
  if (status) query = query.where('opportunities.status', 'in', isShown(status) ? shownStates : [status])
  if (ids) query = query.where(sql<boolean>`opportunities.id = any(${[...ids]}::uuid[])`)
  return countedPage(query, { order: orders[sort], id: sql`opportunities.id`, descending, page, limit })
}

/** How many of an organisation's opportunities are in which state; what is announced counts as published. */
export async function countOwnOpportunities(
  organisationId: string,
  { database }: Reading,
): Promise<Partial<Record<Exclude<OpportunityStatus, 'announced'>, number>>> {
  const rows = await database
    .selectFrom('opportunities')
    .select((select) => [
      sql<string>`case status when 'announced' then 'published' else status end`.as('state'),
      select.fn.countAll<number>().as('count'),
    ])
    .where('organisationId', '=', organisationId)
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
