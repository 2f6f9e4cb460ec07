import { sql } from 'kysely'
import { countedPage } from '#infrastructure/database/counted-page.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { Badge, BadgeStatus } from './badge.ts'
import { badgeQuery } from './badge-query-store.ts'

export const ownBadgeSorts = ['begun', 'name', 'level', 'version', 'status'] as const
export type OwnBadgeSort = (typeof ownBadgeSorts)[number]

export interface OwnBadgeFilter {
  organisationId: string
  terms?: string | undefined
  status?: BadgeStatus | undefined
  ids?: readonly string[] | undefined
  sort?: OwnBadgeSort
  descending?: boolean
  /** From 1. */
  page?: number
  limit: number
}

const orders = {
  begun: sql`badges.created_at`,
  name: sql`lower(badge_versions.name)`,
  level: sql`badge_versions.level`,
  version: sql`badge_versions.number`,
  status: sql`badges.status`,
}

/** The badges that an organisation designed, drafts and archived ones too, and how many there are in all. */
export async function listOwnBadges(
  { organisationId, terms, status, ids, sort = 'begun', descending = false, page = 1, limit }: OwnBadgeFilter,
  { database }: Reading,
): Promise<{ rows: Badge[]; total: number }> {
  let query = badgeQuery(database).where('badges.organisationId', '=', organisationId)
  if (status) query = query.where('badges.status', '=', status)
  if (terms) query = query.where(sql<boolean>`badge_versions.search @@ ${searchTerms(terms)}`)
  if (ids) query = query.where(sql<boolean>`badges.id = any(${[...ids]}::uuid[])`)
  return countedPage(query, { order: orders[sort], id: sql`badges.id`, descending, page, limit })
}

/** How many of an organisation's badges are in which state. */
export async function countOwnBadges(
  organisationId: string,
  { database }: Reading,
): Promise<Partial<Record<BadgeStatus, number>>> {
  const rows = await database
    .selectFrom('badges')
    .select((select) => ['status', select.fn.countAll<number>().as('count')])
    .where('organisationId', '=', organisationId)
    .groupBy('status')
    .execute()
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}
