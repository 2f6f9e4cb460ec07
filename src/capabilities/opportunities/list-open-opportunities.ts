import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import { distanceMeters, type Position } from '#infrastructure/map/mercator.ts'
import { opportunityQuery } from './find-opportunity.ts'
import type { OpportunityListing } from './opportunity.ts'

export interface OpenOpportunity extends OpportunityListing {
  /** The badge asked for that it earns. */
  badgeId: string
  /** From where the learner said that they are; absent where nobody said, or where it has no position. */
  distanceMeters: number | undefined
}

interface OpenRequest {
  badgeIds: string[]
  /** Open to somebody of these ages. */
  ages?: { youngest: number; oldest: number }
  near?: Position
  /** At most so many for each badge. */
  each: number
}

/** Something can be done about it: it has a session to come, or needs none. */
const isOpen = (now: Date) => sql<boolean>`opportunities.status = 'published' and (
  exists (select from opportunity_sessions where opportunity_id = opportunities.id and starts_at > ${now})
  or not exists (select from opportunity_sessions where opportunity_id = opportunities.id))`

/** What somebody can take part in now to earn these badges: nearest first where they said where they are, else the soonest. */
export async function listOpenOpportunities(
  database: Reader,
  { badgeIds, ages, near, each }: OpenRequest,
  now: Date,
): Promise<OpenOpportunity[]> {
  if (badgeIds.length === 0) return []
  let query = opportunityQuery(database, now)
    .innerJoin('opportunityBadges', 'opportunityBadges.opportunityId', 'opportunities.id')
    .select('opportunityBadges.badgeId')
    .where('opportunityBadges.badgeId', 'in', badgeIds)
    .where(isOpen(now))
    // A badge that hundreds of opportunities earn: enough of them to choose from.
    .limit(badgeIds.length * mostRead)
  if (ages)
    query = query.where('opportunities.ageMin', '<=', ages.oldest).where('opportunities.ageMax', '>=', ages.youngest)
  const rows = await query.execute()
  const listed = rows.map((row) => ({ ...row, distanceMeters: near && distanceOf(row, near) }))
  listed.sort(near ? nearerFirst : soonerFirst)
  const byBadge = Map.groupBy(listed, (row) => row.badgeId)
  return badgeIds.flatMap((badgeId) => byBadge.get(badgeId)?.slice(0, each) ?? [])
}

const mostRead = 60

function distanceOf({ latitude, longitude }: OpportunityListing, near: Position): number | undefined {
  return latitude === null || longitude === null ? undefined : distanceMeters(near, { latitude, longitude })
}

function nearerFirst(one: OpenOpportunity, other: OpenOpportunity): number {
  return (
    (one.distanceMeters ?? Number.MAX_VALUE) - (other.distanceMeters ?? Number.MAX_VALUE) || soonerFirst(one, other)
  )
}

function soonerFirst(one: OpenOpportunity, other: OpenOpportunity): number {
  const far = Number.MAX_SAFE_INTEGER
  return (one.nextStartsAt?.getTime() ?? far) - (other.nextStartsAt?.getTime() ?? far) || (one.id < other.id ? -1 : 1)
}

/** How many open opportunities earn each of these badges; badges without any are left out. */
export async function countOpenByBadge(database: Reader, badgeIds: string[], now: Date): Promise<Map<string, number>> {
  if (badgeIds.length === 0) return new Map()
  const rows = await database
    .selectFrom('opportunityBadges')
    .innerJoin('opportunities', 'opportunities.id', 'opportunityBadges.opportunityId')
    .select(['opportunityBadges.badgeId', (select) => select.fn.countAll<number>().as('count')])
    .where('opportunityBadges.badgeId', 'in', badgeIds)
    .where(isOpen(now))
    .groupBy('opportunityBadges.badgeId')
    .execute()
  return new Map(rows.map((row) => [row.badgeId, row.count]))
}

export interface NamedOpportunity {
  id: string
  slug: string
  placeSlug: string
  title: string
  titleCy: string | null
  status: string
  isOpen: boolean
}

/** Opportunities by their ids, open ones or not. */
export async function listNamedOpportunities(database: Reader, ids: string[], now: Date): Promise<NamedOpportunity[]> {
  if (ids.length === 0) return []
  return database
    .selectFrom('opportunities')
    .innerJoin('places', 'places.id', 'opportunities.placeId')
    .select(['opportunities.id', 'opportunities.slug', 'places.slug as placeSlug', 'title', 'titleCy', 'status'])
    .select(isOpen(now).as('isOpen'))
    .where('opportunities.id', 'in', ids)
    .execute()
}
