import { sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { impactMeasures, type MeasureDefinition } from './impact-measures.ts'
import { placesOf, selectPeople } from './impact-store.ts'
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

/** The impact of a place, or of a cohort's places together, as it stands now. */
export async function measureImpact(
  { scopeId }: { scopeId: string },
  { database, now }: Reading & { now: Date },
): Promise<Impact> {
  const [people, employers, opportunitiesBadged] = await Promise.all([
    selectPeople(database, scopeId),
    countEmployers(database, scopeId),
    countBadgedOpportunities(database, scopeId),
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
    definitions: impactMeasures,
    asOf: now.toISOString(),
  }
}

async function countEmployers(database: Reader, scopeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct organisations.id) as count
    from organisations join organisation_places on organisation_places.organisation_id = organisations.id
    where organisations.kind = 'employer' and organisation_places.status = 'approved' and organisation_places.place_id in ${placesOf(scopeId)}
      and exists (select from opportunities where opportunities.organisation_id = organisations.id
        and opportunities.place_id = organisation_places.place_id and opportunities.published_at is not null)`.execute(
    database,
  )
  return needed(rows[0], 'a count').count
}

async function countBadgedOpportunities(database: Reader, scopeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from opportunities
    where place_id in ${placesOf(scopeId)} and published_at is not null
      and exists (select from opportunity_badges join badges on badges.id = opportunity_badges.badge_id
        where opportunity_badges.opportunity_id = opportunities.id and badges.published_at is not null)`.execute(
    database,
  )
  return needed(rows[0], 'a count').count
}
