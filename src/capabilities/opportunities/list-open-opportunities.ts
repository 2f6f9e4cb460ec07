import { sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { distanceMeters, type Position, project } from '#infrastructure/map/mercator.ts'
import type { OpportunityListing } from './opportunity.ts'
import { opportunityQuery } from './opportunity-query-store.ts'
import { isNotCancelled, takesPlace } from './upcoming-store.ts'

export interface OpenOpportunity extends OpportunityListing {
  /** The badge asked for that it earns. */
  badgeId: string
  /** From where the learner said that they are; absent where nobody said, or where it has no position. */
  distanceMeters: number | undefined
}

interface OpenRequest {
  badgeIds: string[]
  /** Open to people of this age band. */
  ages?: { youngest: number; oldest: number }
  near?: Position
  freeOnly?: boolean
  /** At most so many for each badge. */
  each: number
}

/** Something can be done about it: it has a session to come, or needs none. */
const isOpen = (now: Date) => sql<boolean>`opportunities.status = 'published' and (
  ${isNotCancelled} and exists (select from opportunity_sessions
    where opportunity_id = opportunities.id and starts_at > ${now} and ${takesPlace})
  or ${isNotCancelled} and not exists (select from opportunity_sessions where opportunity_id = opportunities.id))`

/** Open opportunities that earn these badges: nearest first where a position is given, else soonest first. */
export async function listOpenOpportunities(
  request: OpenRequest,
  { database, now }: Reading & { now: Date },
): Promise<OpenOpportunity[]> {
  const { near } = request
  const found = await findOpen(database, request, now)
  if (found.length === 0) return []
  const ids = [...new Set(found.map((one) => one.id))]
  const rows = await opportunityQuery(database, now).where('opportunities.id', 'in', ids).execute()
  const listed = new Map(rows.map((row) => [row.id, { ...row, distanceMeters: near && distanceOf(row, near) }]))
  return found.flatMap(({ id, badgeId }) => {
    const opportunity = listed.get(id)
    return opportunity ? [{ ...opportunity, badgeId }] : []
  })
}

/** Badge by badge, each by its own index: one badge that hundreds of opportunities earn does not push out another's. */
async function findOpen(
  database: Reader,
  { badgeIds, ages, near, freeOnly = false, each }: OpenRequest,
  now: Date,
): Promise<{ id: string; badgeId: string }[]> {
  if (badgeIds.length === 0) return []
  const { x, y } = near ? project(near) : { x: 0, y: 0 }
  const { rows } = await sql<{ id: string; badgeId: string }>`
    select wanted.badge_id, found.id
    from unnest(${badgeIds}::uuid[]) with ordinality as wanted(badge_id, turn) cross join lateral (
      select opportunities.id,
        case when ${near !== undefined} then opportunities.on_map <-> point(${x}, ${y}) end as away,
        (select min(starts_at) from opportunity_sessions
          where opportunity_id = opportunities.id and starts_at > ${now} and ${takesPlace}) as begins
      from opportunity_badges join opportunities on opportunities.id = opportunity_badges.opportunity_id
      where opportunity_badges.badge_id = wanted.badge_id and ${isOpen(now)}
        and opportunities.age_min <= ${ages?.oldest ?? 120} and opportunities.age_max >= ${ages?.youngest ?? 0}
        and (opportunities.cost_pence = 0 or not ${freeOnly})
      order by away nulls last, begins nulls last, opportunities.id
      limit ${each}) as found
    order by wanted.turn, found.away nulls last, found.begins nulls last, found.id`.execute(database)
  return rows
}

function distanceOf({ latitude, longitude }: OpportunityListing, near: Position): number | undefined {
  return latitude === null || longitude === null ? undefined : distanceMeters(near, { latitude, longitude })
}

/** How many open opportunities earn each of these badges; badges without any are left out. */
export async function countOpenByBadge(
  badgeIds: string[],
  { database, now }: Reading & { now: Date },
): Promise<Map<string, number>> {
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
export async function listNamedOpportunities(
  ids: string[],
  { database, now }: Reading & { now: Date },
): Promise<NamedOpportunity[]> {
  if (ids.length === 0) return []
  return database
    .selectFrom('opportunities')
    .innerJoin('places', 'places.id', 'opportunities.placeId')
    .select(['opportunities.id', 'opportunities.slug', 'places.slug as placeSlug', 'title', 'titleCy', 'status'])
    .select(isOpen(now).as('isOpen'))
    .where('opportunities.id', 'in', ids)
    .execute()
}
