import { sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import { distanceMeters, type Position, project } from '#infrastructure/map/mercator.ts'
import { daysBefore, doubtedAfterDays } from './freshness-rules.ts'
import { lookAround, lookFurther } from './nearest-store.ts'
import type { OpportunityListing, OpportunityNarrowing, OpportunityOrder } from './opportunity.ts'
import { fits } from './opportunity-filter-store.ts'
import { beginOf, opportunityQuery } from './opportunity-query-store.ts'
import { takesPlace } from './upcoming-store.ts'

export interface OpportunityFound extends OpportunityListing {
  /** Known where the search began somewhere. */
  distanceMeters?: number
}

export interface OpportunitySearch {
  narrowing: OpportunityNarrowing
  order: OpportunityOrder
  /** Nearest to here first; needed for the order `nearest`. */
  from?: Position
  limit: number
  offset?: number
}

/** As many matches as this are put in order one by one; of more, those that the order's own index meets first. */
const lookedAt = 1500
/** Of what is called by the words, and of what only speaks of them, the newest this many are weighed against each other. */
const weighed = { called: 150, speaking: 100 }

/** Published opportunities in the order that was asked for. Costs about the same for a rare word and for a common one. */
export async function searchOpportunities(
  search: OpportunitySearch,
  { database, now }: Reading & { now: Date },
): Promise<OpportunityFound[]> {
  const ids = await orderedIds(database, search, now)
  if (ids.length === 0) return []
  const rows = await opportunityQuery(database, beginOf(search.narrowing, now))
    .where('opportunities.id', 'in', ids)
    .execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = known.get(id)
    return row ? [{ ...row, distanceMeters: awayFrom(row, search.from) }] : []
  })
}

/** How far away it is, in metres; undefined for what is online only, and where nobody said where they are. */
export function awayFrom({ latitude, longitude }: OpportunityListing, from: Position | undefined): number | undefined {
  return from && latitude !== null && longitude !== null ? distanceMeters(from, { latitude, longitude }) : undefined
}

async function orderedIds(
  database: Reader,
  { narrowing, order, from, limit, offset = 0 }: OpportunitySearch,
  now: Date,
): Promise<string[]> {
  const page = sql`limit ${limit} offset ${offset}`
  if (order === 'relevance' && narrowing.terms)
    return idsOf(database, await byRelevance(database, { narrowing, terms: narrowing.terms, page, now }))
  if (order === 'nearest' && from) return byNearness(database, { narrowing, from, page, limit, offset })
  if (order === 'soonest')
    return byStart(database, { narrowing, now: beginOf(narrowing, now), page, needed: limit + offset })
  return idsOf(
    database,
    sql`select id from opportunities where status = 'published' and ${fits(narrowing)}
      order by published_at desc, id desc ${page}`,
  )
}

type Query = ReturnType<typeof sql>

async function idsOf(database: Reader, query: Query): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${query}`.execute(database)
  return rows.map((row) => row.id)
}

/** What is called by the words first, then what speaks of them most; of equals the newest. */
async function byRelevance(
  database: Reader,
  { narrowing, terms, page, now }: { narrowing: OpportunityNarrowing; terms: string; page: Query; now: Date },
): Promise<Query> {
  const matching = searchTerms(terms)
  const called = await idsOf(
    database,
    sql`select id from opportunities where status = 'published' and title_words @@ ${matching}
      and ${fits({ ...narrowing, terms: undefined })} order by published_at desc limit ${weighed.called}`,
  )
  // Where enough is called so, nobody misses what only speaks of it.
  const speaking =
    called.length === weighed.called
      ? []
      : await idsOf(
          database,
          sql`select id from opportunities where status = 'published' and ${fits(narrowing)}
            order by published_at desc limit ${weighed.speaking}`,
        )
  return sql`
    select id from opportunities where id = any (${[...new Set([...called, ...speaking])]}::uuid[])
    -- Listings overdue for confirmation come after all others.
    order by coalesce(confirmed_at < ${daysBefore(now, doubtedAfterDays)}, false), ts_rank_cd(search, ${matching}, 1) desc,
      published_at desc, id ${page}`
}

interface Few {
  narrowing: OpportunityNarrowing
  page: Query
  /** Orders `matches`, which has `id` and `on_map`. */
  by: Query
}

/** The matches in an order of their own where they are at most so many; undefined where they are more. */
async function ofFew(database: Reader, { narrowing, page, by }: Few): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string | null; total: number }>`
    with matches as materialized (
      select id, on_map from opportunities where status = 'published' and ${fits(narrowing)} limit ${lookedAt + 1}),
    counted as (select count(*)::int as total from matches)
    select ordered.id, total from counted left join lateral (
      select id from matches where total <= ${lookedAt} order by ${by}, id ${page}) as ordered on true`.execute(
    database,
  )
  if ((rows[0]?.total ?? 0) > lookedAt) return undefined
  return rows.flatMap(({ id }) => id ?? [])
}

async function byNearness(
  database: Reader,
  {
    narrowing,
    from,
    page,
    limit,
    offset,
  }: Pick<OpportunitySearch, 'narrowing' | 'limit'> & {
    from: Position
    page: Query
    offset: number
  },
): Promise<string[]> {
  const needed = limit + offset
  const { x, y } = project(from)
  const idsOnPage = (found: { id: string }[]) => found.slice(offset, needed).map(({ id }) => id)
  const around = await lookAround(database, { narrowing, from })
  if (around.found.length >= needed) return idsOnPage(around.found)
  // What is online only has no distance and comes last.
  const few = await ofFew(database, { narrowing, page, by: sql`on_map <-> point(${x}, ${y}) nulls last` })
  return few ?? idsOnPage(await lookFurther(database, { narrowing, from, needed }, around))
}

async function byStart(
  database: Reader,
  { narrowing, now, page, needed }: { narrowing: OpportunityNarrowing; now: Date; page: Query; needed: number },
): Promise<string[]> {
  const by = sql`(select min(starts_at) from opportunity_sessions join opportunities on opportunities.id = opportunity_id
    where opportunity_id = matches.id and starts_at > ${now} and ${takesPlace}) nulls last`
  const few = await ofFew(database, { narrowing, page, by })
  if (few) return few
  // Sessions are read in the order of their start; one opportunity may have several among them.
  return idsOf(
    database,
    sql`
      select id from (
        select opportunities.id, starts_at from opportunity_sessions join opportunities on opportunities.id = opportunity_id
        where starts_at > ${now} ${narrowing.during ? sql`and starts_at < ${narrowing.during.until}` : sql``}
          and status = 'published' and ${takesPlace} and ${fits(narrowing)}
        order by starts_at limit ${needed * 12}) as sessions
      group by id order by min(starts_at), id ${page}`,
  )
}

/** What has at least one of the words, for when nothing has them all. */
export async function listAlternatives(
  { placeId, terms, limit }: { placeId: string | undefined; terms: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<OpportunityListing[]> {
  const matching = searchTerms(terms, { any: true })
  const ids = await idsOf(
    database,
    sql`
      with candidates as materialized (
        select id from opportunities where status = 'published' and search @@ ${matching} and ${fits({ placeId })}
        order by published_at desc limit ${weighed.speaking})
      select id from candidates join opportunities using (id)
      order by ts_rank_cd(search, ${matching}, 1) desc, published_at desc, id limit ${limit}`,
  )
  if (ids.length === 0) return []
  const rows = await opportunityQuery(database, now).where('opportunities.id', 'in', ids).execute()
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
