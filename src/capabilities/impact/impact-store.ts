import { type RawBuilder, sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'

export interface CountedPeople {
  participants: number
  badges: number
  withMore: number
}

/** The places of a scope: the place itself, or those of the cohort. */
export const placesOf = (scopeId: string): RawBuilder<string> => sql<string>`
  (select id from places where id = ${scopeId} union all select place_id from cohort_places where cohort_id = ${scopeId})`

/**
 * The people of a place or cohort by its running figures, and what has happened since they were folded: one statement,
 * so that it sees one moment.
 */
export async function selectPeople(database: Reader, scopeId: string): Promise<CountedPeople> {
  const { rows } = await sql<CountedPeople>`
    with recent as (
      select learner_id, sum(badges)::int as more from impact_notes
      where place_id in ${placesOf(scopeId)} group by 1 having sum(badges) <> 0),
    moved as (
      select more, coalesce((select badges from impact_learners
        where scope_id = ${scopeId} and impact_learners.learner_id = recent.learner_id), 0) as had from recent),
    counted as (
      select participants, badges, with_more from impact_totals where scope_id = ${scopeId}
      union all
      select sum((had + more > 0)::int - (had > 0)::int), sum(more), sum((had + more > 1)::int - (had > 1)::int)
      from moved)
    select coalesce(sum(participants), 0) as participants, coalesce(sum(badges), 0) as badges,
      coalesce(sum(with_more), 0) as with_more from counted`.execute(database)
  return rows[0] ?? { participants: 0, badges: 0, withMore: 0 }
}

/** The same counted from the awards themselves: what the definitions say. */
export async function recountPeople(database: Reader, scopeId: string): Promise<CountedPeople> {
  const { rows } = await sql<CountedPeople>`
    with learner as (
      select count(*) as badges from awards join recipients on recipients.id = awards.recipient_id
      where awards.place_id in ${placesOf(scopeId)} and awards.revoked_at is null
      group by coalesce(recipients.person_id, recipients.id))
    select count(*) as participants, coalesce(sum(badges), 0) as badges, count(*) filter (where badges > 1) as with_more
    from learner`.execute(database)
  return rows[0] ?? { participants: 0, badges: 0, withMore: 0 }
}

/** Folds up to `most` notes into the figures, in one statement. Returns how many there were. */
export async function foldNotes(tx: Tx, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    with notes as (
      delete from impact_notes where ctid = any(array(select ctid from impact_notes limit ${most})) returning *),
    scoped as (
      select scope_id, learner_id, sum(badges)::int as more from (
        select place_id as scope_id, learner_id, badges from notes
        union all
        select cohort_id, learner_id, badges from notes join cohort_places using (place_id)
        union all
        select neighbourhood_id, learner_id, badges from notes where neighbourhood_id is not null) as note
      group by 1, 2 having sum(badges) <> 0),
    moved as (
      select *, coalesce((select badges from impact_learners where impact_learners.scope_id = scoped.scope_id
        and impact_learners.learner_id = scoped.learner_id), 0) as had from scoped),
    gone as (
      delete from impact_learners using moved where had + more = 0
        and impact_learners.scope_id = moved.scope_id and impact_learners.learner_id = moved.learner_id),
    stayed as (
      insert into impact_learners select scope_id, learner_id, had + more from moved where had + more <> 0
      on conflict (scope_id, learner_id) do update set badges = excluded.badges),
    totals as (
      insert into impact_totals
      select scope_id, sum((had + more > 0)::int - (had > 0)::int), sum(more), sum((had + more > 1)::int - (had > 1)::int)
      from moved group by 1
      on conflict (scope_id) do update set participants = impact_totals.participants + excluded.participants,
        badges = impact_totals.badges + excluded.badges, with_more = impact_totals.with_more + excluded.with_more),
    sums as (
      insert into impact_sums
      select place_id, dimension, key, sum(badges), sum(kept) from notes
        cross join lateral (values ('month', month::text), ('theme', theme)) as part(dimension, key)
      group by 1, 2, 3
      on conflict (place_id, dimension, key) do update set badges = impact_sums.badges + excluded.badges,
        kept = impact_sums.kept + excluded.kept)
    select count(*) as folded from notes`.execute(tx)
  return needed(rows[0], 'a count').folded
}

export interface SumOfPlaces {
  key: string
  badges: number
  kept: number
}

/** Badges of a place or cohort by month or by theme, those that have any. */
export async function selectSums(
  database: Reader,
  { scopeId, dimension }: { scopeId: string; dimension: 'month' | 'theme' },
): Promise<SumOfPlaces[]> {
  const column = dimension === 'month' ? sql`month::text` : sql`theme`
  const { rows } = await sql<SumOfPlaces>`
    select key, sum(badges) as badges, sum(kept) as kept from (
      select key, badges, kept from impact_sums where dimension = ${dimension} and place_id in ${placesOf(scopeId)}
      union all
      select ${column}, badges, kept from impact_notes where place_id in ${placesOf(scopeId)}) as part
    group by key having sum(badges) > 0 order by key`.execute(database)
  return rows
}
