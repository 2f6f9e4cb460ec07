import { sql } from 'kysely'
import { oldestReview } from '#capabilities/organisations/organisation-rules.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Stuck } from './measure-period.ts'

const staleDays = 90
const longDays = 7

/** What waits in a place now. */
export async function countStuck(
  { placeId }: { placeId: string },
  { database, now }: Reading & { now: Date },
): Promise<Stuck> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const { rows } = await sql<Stuck>`
    select
      (select count(*) from organisation_places where place_id = ${placeId} and status = 'waiting') as waiting,
      (select count(*) from organisation_places where place_id = ${placeId} and status = 'waiting'
        and asked_at < ${before(longDays)}) as waiting_long,
      (select min(asked_at) from organisation_places where place_id = ${placeId} and status = 'waiting') as oldest_waiting,
      (select count(*) from badge_reviews where place_id = ${placeId} and state = 'waiting') as reviews,
      (select count(*) from badge_reviews where place_id = ${placeId} and state = 'waiting'
        and asked_at < ${before(longDays)}) as reviews_long,
      (select min(asked_at) from badge_reviews where place_id = ${placeId} and state = 'waiting') as oldest_review,
      (select count(*) from organisation_places join organisations on organisations.id = organisation_id
        where place_id = ${placeId} and status = 'approved' and not (coalesce(safeguarding_lead, '') <> ''
          and coalesce(safeguarding_policy_url, '') <> ''
          and coalesce(safeguarding_reviewed_on >= ${oldestReview(now).toISOString().slice(0, 10)}::date, false))) as unsafe,
      (select count(*) from opportunities where place_id = ${placeId} and status = 'published'
        and confirmed_at < ${before(staleDays)}) as stale,
      (select count(*) from delivery_states join awards on awards.id = right(about, 36)::uuid
        where state in ('bounced', 'interrupted', 'complained') and starts_with(about, 'award ') and awards.place_id = ${placeId} and claimed_at is null
          and revoked_at is null) as not_reached,
      (select count(*) from pathways where place_id = ${placeId} and status = 'published'
        and exists (select from pathway_problems where pathway_id = pathways.id)) as pathways_broken`.execute(database)
  return needed(rows[0], 'a count')
}
