import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { Feed, FeedListing, ItemRefusal } from './feed.ts'
import type { Candidate } from './match-rules.ts'
import type { Steward } from './steward.ts'

/** Of `feeds`: that this steward looks after it. */
export const lookedAfter = (steward: Steward) =>
  'organisationId' in steward
    ? sql<boolean>`feeds.owned_by = 'organisation' and feeds.organisation_id = ${steward.organisationId}`
    : sql<boolean>`feeds.owned_by = 'place' and feeds.place_id = ${steward.placeId}`

/** Waits until nobody else sets up or goes on with a feed of this organisation; says how many are read for it. */
export async function countUnderLock(tx: Tx, organisationId: string): Promise<number> {
  await tx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
  const { count } = await tx
    .selectFrom('feeds')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisationId', '=', organisationId)
    .where('ownedBy', '=', 'organisation')
    .where('stoppedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** A run that was given up by its machine does not stand in the way for ever. */
const givenUpAfterMs = 2 * 3_600_000

/** Whether something is being done with the feed just now. Asked with its row locked. */
export async function isBusy(tx: Tx, feedId: string, now: Date): Promise<boolean> {
  const running = await tx
    .selectFrom('feedRuns')
    .select('id')
    .where('feedId', '=', feedId)
    .where('finishedAt', 'is', null)
    .where('askedAt', '>', new Date(now.getTime() - givenUpAfterMs))
    .executeTakeFirst()
  return running !== undefined
}

export interface KeptItem {
  externalId: string
  state: string
  listing: FeedListing
  taken: FeedListing | null
  opportunityId: string | null
  candidateId: string | null
}

const columns = ['externalId', 'state', 'listing', 'taken', 'opportunityId', 'candidateId'] as const

export async function selectItems(database: Reader, { feedId, ids }: { feedId: string; ids: string[] }) {
  if (ids.length === 0) return new Map<string, KeptItem>()
  const rows = await database
    .selectFrom('feedItems')
    .select(columns)
    .where('feedId', '=', feedId)
    .where('externalId', 'in', ids)
    .$castTo<KeptItem>()
    .execute()
  return new Map(rows.map((row) => [row.externalId, row]))
}

export interface SettledItem {
  externalId: string
  state: string
  listing: FeedListing | { sessions: FeedListing['sessions'] }
  candidateId: string | null
  refusal: ItemRefusal | null
  parentExternalId: string | null
}

/** Keeps what a source says of many items at once; what was taken in before stays known. */
export async function upsertItems(tx: Tx, { feedId, items, now }: { feedId: string; items: SettledItem[]; now: Date }) {
  if (items.length === 0) return
  await sql`
    insert into feed_items (feed_id, external_id, state, listing, candidate_id, refusal, parent_external_id,
      first_seen_at, last_seen_at)
    select ${feedId}, item.*, ${now}, ${now}
    from unnest(${items.map((one) => one.externalId)}::text[], ${items.map((one) => one.state)}::text[],
      ${items.map((one) => JSON.stringify(one.listing))}::jsonb[], ${items.map((one) => one.candidateId)}::uuid[],
      ${items.map((one) => one.refusal)}::text[], ${items.map((one) => one.parentExternalId)}::text[]) as item
    on conflict (feed_id, external_id) do update set state = excluded.state, listing = excluded.listing,
      candidate_id = excluded.candidate_id, refusal = excluded.refusal,
      parent_external_id = excluded.parent_external_id, last_seen_at = excluded.last_seen_at`.execute(tx)
}

/** What the source says is gone: a listing on the site waits for a person, anything else is forgotten. */
export async function markGone(tx: Tx, { feedId, ids }: { feedId: string; ids: string[] }) {
  if (ids.length === 0) return
  await tx
    .deleteFrom('feedItems')
    .where('feedId', '=', feedId)
    .where('externalId', 'in', ids)
    .where('opportunityId', 'is', null)
    .execute()
  await tx
    .updateTable('feedItems')
    .set({ state: 'gone' })
    .where('feedId', '=', feedId)
    .where('externalId', 'in', ids)
    .execute()
}

/** After a source was read whole: what it did not say any more is gone. What it said and nobody could read is still there. */
export async function markUnseen(
  tx: Tx,
  { feedId, before, except }: { feedId: string; before: Date; except: string[] },
) {
  const unseen = tx
    .selectFrom('feedItems')
    .select('externalId')
    .where('feedId', '=', feedId)
    .where('lastSeenAt', '<', before)
    .where('state', '<>', 'gone')
  const unread = new Set(except)
  const ids = (await unseen.execute()).map((row) => row.externalId).filter((id) => !unread.has(id))
  await markGone(tx, { feedId, ids })
}

/**
 * What is on the site already and may be this listing: called alike, or beginning at the same time. Few at most. An
 * organisation's own feed is compared with its own opportunities alone: it has no say in those of others.
 */
export async function selectCandidates(
  database: Reader,
  { feed, listing, since }: { feed: Feed; listing: FeedListing; since?: Date },
): Promise<Candidate[]> {
  const { placeId } = feed
  const whose = feed.ownedBy === 'organisation' ? sql`organisation_id = ${feed.organisationId}` : sql`true`
  const starts = listing.sessions.slice(0, 20).map(({ startsAt }) => new Date(startsAt))
  const { rows } = await sql<Candidate>`
    with found as (
      (select id from opportunities where place_id = ${placeId} and ${whose} and status = 'published'
        and title_words @@ ${searchTerms(listing.title)} limit 20)
      union
      (select id from opportunities where place_id = ${placeId} and ${whose} and title = ${listing.title} and created_at >= ${since ?? null}
        limit 5)
      union
      (select opportunity_id from opportunity_sessions join opportunities on opportunities.id = opportunity_id
        where place_id = ${placeId} and ${whose} and status = 'published' and starts_at = any (${starts}::timestamptz[]) limit 20)
    )
    select id, organisation_id, title, latitude, longitude,
      array(select starts_at from opportunity_sessions where opportunity_id = opportunities.id limit 200) as starts
    from opportunities where id in (select id from found) and ${whose}
      and not exists (select from feed_items where feed_items.opportunity_id = opportunities.id)`.execute(database)
  return rows
}

/** The next items that can be taken in, after one that was. */
export async function selectTakeable(
  database: Reader,
  { feedId, states, after, limit }: { feedId: string; states: string[]; after: string; limit: number },
): Promise<KeptItem[]> {
  return database
    .selectFrom('feedItems')
    .select(columns)
    .where('feedId', '=', feedId)
    .where('state', 'in', states)
    .where('externalId', '>', after)
    .orderBy('externalId')
    .limit(limit)
    .$castTo<KeptItem>()
    .execute()
}

/**
 * The opportunities that a source still has: those it spoke of since, or all that it did not take back. What is over is
 * confirmed by nobody: many sources keep what was.
 */
export async function selectSeen(
  database: Reader,
  { feedId, since, now }: { feedId: string; since: Date | undefined; now: Date },
): Promise<string[]> {
  let query = database
    .selectFrom('feedItems')
    .select('opportunityId')
    .where('feedId', '=', feedId)
    .where('opportunityId', 'is not', null)
    .where('state', '<>', 'gone')
    .where(
      sql<boolean>`(jsonb_array_length(listing -> 'sessions') = 0 or exists (
        select from jsonb_array_elements(listing -> 'sessions') as session
        where (session ->> 'endsAt')::timestamptz > ${now}))`,
    )
  if (since) query = query.where('lastSeenAt', '>=', since)
  return (await query.execute()).flatMap(({ opportunityId }) => opportunityId ?? [])
}
