import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import { type MeasureDefinition, measureDefinitions } from './measures.ts'
import { shown, shownPart } from './small-numbers-rules.ts'

/** The five numbers of the pilots; `null` where a count of people is too small to publish. */
export interface Impact {
  participants: number | null
  employers: number
  opportunitiesBadged: number
  badgesIssued: number | null
  /** `percent` of participants, to one decimal. */
  learnersWithMoreThanOneBadge: { count: number | null; percent: number | null }
  definitions: MeasureDefinition[]
  asOf: string
}

interface Counted {
  participants: number
  badges: number
  withMore: number
}

/** Counts the impact of these places together, as it stands now. */
export async function measureImpact(
  database: Reader,
  { placeIds, now }: { placeIds: string[]; now: Date },
): Promise<Impact> {
  const [people, employers, opportunitiesBadged] = await Promise.all([
    countPeople(database, placeIds),
    countEmployers(database, placeIds),
    countBadgedOpportunities(database, placeIds),
  ])
  const withMore = shownPart(people.withMore, people.participants)
  const percent =
    withMore === undefined || people.participants === 0
      ? undefined
      : Math.round((people.withMore / people.participants) * 1000) / 10
  return {
    participants: shown(people.participants) ?? null,
    employers,
    opportunitiesBadged,
    badgesIssued: shown(people.participants) === undefined ? null : people.badges,
    learnersWithMoreThanOneBadge: { count: withMore ?? null, percent: percent ?? null },
    definitions: measureDefinitions,
    asOf: now.toISOString(),
  }
}

async function countPeople(database: Reader, placeIds: string[]): Promise<Counted> {
  const { rows } = await sql<Counted>`
    with learner as (
      select count(*) as badges
      from awards join recipients on recipients.id = awards.recipient_id
      where awards.place_id = any(${placeIds}) and awards.revoked_at is null
      group by coalesce(recipients.person_id, recipients.id))
    select count(*) as participants, coalesce(sum(badges), 0) as badges, count(*) filter (where badges > 1) as with_more
    from learner`.execute(database)
  return rows[0] ?? { participants: 0, badges: 0, withMore: 0 }
}

async function countEmployers(database: Reader, placeIds: string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct organisations.id) as count
    from organisations join organisation_places on organisation_places.organisation_id = organisations.id
    where organisations.kind = 'employer' and organisation_places.status = 'approved' and organisation_places.place_id = any(${placeIds})
      and exists (select from opportunities where opportunities.organisation_id = organisations.id
        and opportunities.place_id = organisation_places.place_id and opportunities.published_at is not null)`.execute(
    database,
  )
  return rows[0]?.count ?? 0
}

async function countBadgedOpportunities(database: Reader, placeIds: string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from opportunities
    where place_id = any(${placeIds}) and published_at is not null
      and exists (select from opportunity_badges join badges on badges.id = opportunity_badges.badge_id
        where opportunity_badges.opportunity_id = opportunities.id and badges.published_at is not null)`.execute(
    database,
  )
  return rows[0]?.count ?? 0
}
