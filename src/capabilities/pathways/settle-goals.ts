import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { milestoneBadges } from './counting-rules.ts'
import { type ActFor, giveMilestoneBadges } from './give-milestone-badges.ts'
import { type Goal, listGoals } from './list-goals.ts'

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { actFor: ActFor; now: Date }

/**
 * Counts how far these people are on the ways that they chose, and gives what they have reached. Called again, or by two
 * at once, it does no harm: a milestone is reached once, and its badge given once.
 */
export async function settleGoals({ personIds }: { personIds: string[] }, powers: Powers): Promise<void> {
  const { database, now } = powers
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id from pathway_goals where person_id = any(${personIds}::uuid[])`.execute(database)
  for (const { personId } of rows) {
    const { goals } = await listGoals({ personId }, { database, now })
    for (const goal of goals) await noteGoal(database, { goal, personId, now })
  }
  if (rows.length > 0) await giveMilestoneBadges({ personIds: rows.map((row) => row.personId) }, powers)
}

async function noteGoal(database: Reader, { goal, personId, now }: { goal: Goal; personId: string; now: Date }) {
  const { pathway, content, progress } = goal
  await sql`
    update pathway_goals set done = ${progress.done}, total = ${progress.total}, counted_at = ${now},
      finished_at = case when ${progress.finished} then coalesce(finished_at, ${now}) end
    where person_id = ${personId} and pathway_id = ${pathway.id}
      and (done, total, finished_at is not null) is distinct from (${progress.done}::smallint, ${progress.total}::smallint, ${progress.finished})`.execute(
    database,
  )
  if (progress.reached.length === 0) return
  const given = milestoneBadges(content)
  const badges = progress.reached.map((key) => given.get(key) ?? null)
  // A milestone that gave nothing when it was reached may give a badge in a version that came later.
  await sql`
    insert into pathway_arrivals (person_id, pathway_id, milestone, reached_at, badge_id, settled_at)
    select ${personId}, ${pathway.id}, milestone, ${now}, badge_id, case when badge_id is null then ${now}::timestamptz end
    from unnest(${progress.reached}::text[], ${badges}::uuid[]) as reached(milestone, badge_id)
    on conflict (person_id, pathway_id, milestone) do update
      set badge_id = excluded.badge_id, settled_at = null
      where pathway_arrivals.badge_id is null and excluded.badge_id is not null`.execute(database)
}
