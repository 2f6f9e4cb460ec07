import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import { meetsSafeguarding } from './find-organisation.ts'
import type { OrganisationKind, Standing } from './organisation.ts'

/** An organisation as a City Lead sees it in a list. */
export interface NetworkMember {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  standing: Standing
  /** When it was last decided on, or when it asked. */
  since: Date
  contactEmail: string
  contactName: string | null
  /** Lead, policy and a review that is not too old. */
  isSafe: boolean
  badges: number
  opportunities: number
  /** Badges given in the last 90 days. */
  awardsOfLate: number
}

export const networkSorts = ['name', 'since'] as const
export type NetworkSort = (typeof networkSorts)[number]

export interface NetworkFilter {
  placeId: string
  standing?: Standing | undefined
  kind?: OrganisationKind | undefined
  terms?: string | undefined
  /** Only those with a gap in safeguarding, or with listings that nobody has confirmed of late. */
  show?: 'unsafe' | 'stale' | undefined
  sort: NetworkSort
  descending: boolean
  /** From 1. A place has hundreds of organisations, not millions. */
  page: number
  limit: number
  ids?: readonly string[] | undefined
}

const awardsOfLateDays = 90
const staleDays = 90

/** What was last confirmed before this is asked about. */
export const staleBefore = (now: Date) => new Date(now.getTime() - staleDays * 86_400_000)

/** Organisations of a place with what a City Lead wants to know of each, and how many there are in all. */
export async function listNetwork(
  { placeId, standing, kind, terms, show, sort, descending, page, limit, ids }: NetworkFilter,
  { database, now }: Reading & { now: Date },
): Promise<{ rows: NetworkMember[]; total: number }> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const isSafe = meetsSafeguarding(now)
  const conditions = [
    sql`organisation_places.place_id = ${placeId}`,
    standing ? sql`organisation_places.status = ${standing}` : undefined,
    kind ? sql`kind = ${kind}` : undefined,
    terms ? sql`organisations.search @@ ${searchTerms(terms)}` : undefined,
    ids ? sql`organisations.id = any(${[...ids]}::uuid[])` : undefined,
    show === 'unsafe' ? sql`organisation_places.status = 'approved' and not ${isSafe}` : undefined,
    show === 'stale'
      ? sql`exists (select from opportunities where opportunities.organisation_id = organisations.id
          and opportunities.place_id = ${placeId} and opportunities.status = 'published'
          and confirmed_at < ${staleBefore(now)})`
      : undefined,
  ].filter((one) => one !== undefined)
  const order = sort === 'name' ? sql`lower(name)` : sql`since`
  const { rows } = await sql<NetworkMember & { total: number }>`
    with members as (
      select organisations.id, slug, name, kind, status as standing, coalesce(decided_at, asked_at) as since,
        contact_email, contact_name, ${isSafe} as is_safe, count(*) over () as total
      from organisation_places join organisations on organisations.id = organisation_places.organisation_id
      where ${sql.join(conditions, sql` and `)}
      order by ${order} ${descending ? sql`desc` : sql`asc`}, organisations.id
      limit ${limit} offset ${(page - 1) * limit})
    select members.*,
      (select count(*) from badges where badges.organisation_id = members.id and badges.place_id = ${placeId}
        and badges.status = 'published') as badges,
      (select count(*) from opportunities where opportunities.organisation_id = members.id
        and opportunities.place_id = ${placeId} and opportunities.status = 'published') as opportunities,
      (select count(*) from awards where awards.organisation_id = members.id and awards.awarded_at > ${before(awardsOfLateDays)}
        and awards.place_id = ${placeId} and revoked_at is null) as awards_of_late
    from members
    order by ${order} ${descending ? sql`desc` : sql`asc`}, id`.execute(database)
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** How many organisations of a place stand where. */
export async function countStandings(
  placeId: string,
  { database }: Reading,
): Promise<Partial<Record<Standing, number>>> {
  const { rows } = await sql<{ status: Standing; count: number }>`
    select status, count(*) as count from organisation_places where place_id = ${placeId} group by status`.execute(
    database,
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}
