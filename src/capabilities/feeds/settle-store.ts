import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'
import type { FeedListing } from './feed.ts'
import { mendedPairs } from './match-rules.ts'

/**
 * Gives each listing the dates that other records of the source say of it, and says anew whether it changed. Where the
 * last of them was taken back, nothing is left to go to.
 */
export async function gatherDates(tx: Tx, feedId: string) {
  await sql`
    with gathered as (
      select parent.external_id, jsonb_agg(session order by session ->> 'startsAt') as sessions
      from feed_items as dates
        join feed_items as parent on parent.feed_id = dates.feed_id and parent.listing ->> 'ref' = dates.parent_external_id
        cross join lateral jsonb_array_elements(dates.listing -> 'sessions') as session
      where dates.feed_id = ${feedId} and dates.state = 'dates'
      group by parent.external_id
    )
    update feed_items set listing = jsonb_set(listing, '{sessions}', gathered.sessions) || '{"hasDatesApart": true}'
    from gathered where feed_items.feed_id = ${feedId} and feed_items.external_id = gathered.external_id`.execute(tx)
  await sql`
    update feed_items set listing = jsonb_set(listing, '{sessions}', '[]') - 'hasDatesApart',
      state = case when opportunity_id is null then 'left-out' else 'gone' end,
      refusal = case when opportunity_id is null then 'no-dates' end
    where feed_id = ${feedId} and state <> 'refused' and listing ? 'hasDatesApart' and not exists (
      select from feed_items as dates where dates.feed_id = feed_items.feed_id and dates.state = 'dates'
        and dates.parent_external_id = feed_items.listing ->> 'ref')`.execute(tx)
  await sql`
    update feed_items set state = case when listing = taken then 'same' else 'changed' end
    where feed_id = ${feedId} and opportunity_id is not null and state in ('same', 'changed')`.execute(tx)
}

/** What its dates, gathered from elsewhere, show to be over, or to have none; and what has one again. */
export async function leaveOutPast(tx: Tx, { feedId, now }: { feedId: string; now: Date }) {
  const isComing = sql`exists (select from jsonb_array_elements(listing -> 'sessions') as session
    where (session ->> 'endsAt')::timestamptz > ${now})`
  await sql`
    update feed_items set state = 'left-out', refusal = 'is-over', candidate_id = null
    where feed_id = ${feedId} and state in ('new', 'match', 'doubtful') and jsonb_array_length(listing -> 'sessions') > 0
      and not ${isComing}`.execute(tx)
  // A series whose feed tells its dates apart, but none of this one.
  await sql`
    update feed_items set state = 'left-out', refusal = 'no-dates', candidate_id = null
    where feed_id = ${feedId} and state in ('new', 'match', 'doubtful') and jsonb_array_length(listing -> 'sessions') = 0
      and external_id like '%Series/%' and exists (
        select from feed_items as dates where dates.feed_id = ${feedId} and dates.state = 'dates')`.execute(tx)
  await sql`
    update feed_items set state = 'new', refusal = null
    where feed_id = ${feedId} and state = 'left-out' and refusal in ('is-over', 'no-dates')
      and ${isComing}`.execute(tx)
}

/** Each is compared with each. */
const mostCompared = 400

/**
 * A source without numbers of its own says something of a listing otherwise, and it looks like another one: what is new
 * and so like something that has just vanished is that. One listing stays one listing.
 */
export async function joinMended(tx: Tx, { feedId, now }: { feedId: string; now: Date }) {
  const vanished = await tx
    .selectFrom('feedItems')
    .select(['externalId', 'listing'])
    .where('feedId', '=', feedId)
    .where('lastSeenAt', '<', now)
    .where((where) => where.or([where('opportunityId', 'is not', null), where('state', '=', 'refused')]))
    .limit(mostCompared)
    .$castTo<{ externalId: string; listing: FeedListing }>()
    .execute()
  if (vanished.length === 0) return
  const { rows: come } = await sql<{ externalId: string; listing: FeedListing }>`
    select external_id, listing from feed_items where feed_id = ${feedId} and first_seen_at = ${now}
      and opportunity_id is null and listing ? 'isDerivedId' limit ${mostCompared}`.execute(tx)
  for (const { before, after } of mendedPairs(vanished, come)) {
    await tx.deleteFrom('feedItems').where('feedId', '=', feedId).where('externalId', '=', after.externalId).execute()
    await sql`
      update feed_items set external_id = ${after.externalId}, listing = ${JSON.stringify(after.listing)}::jsonb,
        last_seen_at = ${now}, state = case when state = 'refused' then state else 'changed' end
      where feed_id = ${feedId} and external_id = ${before.externalId}`.execute(tx)
  }
}
