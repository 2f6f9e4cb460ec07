import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'
import { finishKey } from './pathway.ts'

// The same as `progressOf` in progress-rules.ts, for everybody at once. A test holds both against each other.

/**
 * Sets up what is counted, in tables that last as long as the transaction: who is on which version (`counting_pairs`),
 * what each of them has (`counting_earned`, `counting_hours`).
 */
export async function gatherForCounting(tx: Tx, now: Date): Promise<void> {
  // Lists of a hundred thousand are joined in memory; the setting ends with the transaction.
  await sql`set local work_mem = '96MB'`.execute(tx)
  await sql`create temp table counting_pairs on commit drop as
    select person_id, version_id, true as is_goal from pathway_goals`.execute(tx)
  await sql`create temp table counting_earned on commit drop as
    select distinct goal.person_id, what.kind, what.target
    from (select distinct person_id from pathway_goals) as goal
      join recipients on recipients.person_id = goal.person_id
      join awards on awards.recipient_id = recipients.id
      cross join lateral (values ('badge', awards.badge_id::text), ('attend', awards.opportunity_id::text)) as what(kind, target)
    where awards.revoked_at is null and (awards.valid_until is null or awards.valid_until > ${now})
      and what.target is not null
    union
    select person_id, 'elsewhere', achievement_id from pathway_brought_badges
    where valid_until is null or valid_until > ${now}
    union
    select person_id, 'pathway', pathway_id::text from pathway_arrivals where milestone = ${finishKey}`.execute(tx)
  await sql`create temp table counting_hours on commit drop as
    select goal.person_id, badge_versions.theme, sum(badge_versions.hours) as hours
    from (select distinct pathway_goals.person_id from pathway_goals
        join pathway_steps on pathway_steps.version_id = pathway_goals.version_id
          and pathway_steps.hours is not null
        union select distinct person_id from pathway_goals
        where exists (select from pathway_options where kind = 'pathway' and pathway_options.version_id = pathway_goals.version_id)) as goal
      join recipients on recipients.person_id = goal.person_id
      join awards on awards.recipient_id = recipients.id
      join badge_versions on badge_versions.id = awards.badge_version_id
    where awards.revoked_at is null and (awards.valid_until is null or awards.valid_until > ${now})
      and badge_versions.hours is not null
    group by goal.person_id, badge_versions.theme`.execute(tx)
  await sql`create index on counting_hours (person_id)`.execute(tx)
  await sql`analyze counting_pairs, counting_earned, counting_hours`.execute(tx)
}

/** Pathways that goals lead through, however deep, are counted for the same people, as they are now. */
async function addPathwaysThrough(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ versionId: string }>`
    with recursive through(person_id, version_id) as (
      select pairs.person_id, pathways.current_version_id
      from counting_pairs as pairs
        join pathway_options as options on options.version_id = pairs.version_id and options.kind = 'pathway'
        join pathways on pathways.id = options.target::uuid
      union
      select through.person_id, pathways.current_version_id
      from through join pathway_options as options on options.version_id = through.version_id and options.kind = 'pathway'
        join pathways on pathways.id = options.target::uuid)
    insert into counting_pairs select person_id, version_id, false from through where version_id is not null
    returning version_id`.execute(tx)
  return rows.length > 0
}

/** What is finished may finish others in turn: counted until nothing is added. */
export async function countPathwaysThrough(tx: Tx): Promise<void> {
  if (!(await addPathwaysThrough(tx))) return
  for (let grew = true; grew; ) {
    const { numAffectedRows } = await sql`
      insert into counting_earned
      select counted.person_id, 'pathway', pathway_versions.pathway_id::text
      from (${counted(false)}) as counted join pathway_versions on pathway_versions.id = counted.version_id
      where counted.total > 0 and counted.done = counted.total
      except select person_id, kind, target from counting_earned`.execute(tx)
    grew = (numAffectedRows ?? 0n) > 0n
  }
}

/** How many steps of the shortest way there are and how many no longer lie ahead, for every pair of this kind. */
export function counted(ofGoals: boolean) {
  return sql<{ personId: string; versionId: string; done: number; total: number }>`
    with wanted as materialized (
      select distinct person_id, version_id from counting_pairs where is_goal = ${ofGoals}
    ), held as (
      select wanted.person_id, wanted.version_id, options.position, count(*) as has
      from wanted join pathway_options as options on options.version_id = wanted.version_id
        join counting_earned as earned on earned.person_id = wanted.person_id
          and earned.kind = options.kind and earned.target = options.target
      group by 1, 2, 3
    ), branches as (
      select wanted.person_id, wanted.version_id, steps.choice, steps.branch, count(*) as steps,
        count(*) filter (where case when steps.hours is null then coalesce(held.has, 0) < steps.needed
          else steps.hours > coalesce((select sum(spent.hours) from counting_hours as spent
            where spent.person_id = wanted.person_id and (steps.theme is null or spent.theme = steps.theme)), 0) end) as ahead
      from wanted join pathway_steps as steps on steps.version_id = wanted.version_id
        left join held on held.person_id = wanted.person_id and held.version_id = wanted.version_id
          and held.position = steps.position
      group by 1, 2, 3, 4
    ), ranked as (
      select *, row_number() over (partition by person_id, version_id, choice order by ahead) as by_ahead,
        row_number() over (partition by person_id, version_id, choice order by steps) as by_steps
      from branches
    )
    select ranked.person_id, ranked.version_id,
      (sum(steps) filter (where ranked.choice is null or by_steps <= needed)
        - sum(ahead) filter (where ranked.choice is null or by_ahead <= needed))::int as done,
      (sum(steps) filter (where ranked.choice is null or by_steps <= needed))::int as total
    from ranked left join pathway_choices as choices
      on choices.version_id = ranked.version_id and choices.choice = ranked.choice
    group by 1, 2`
}
