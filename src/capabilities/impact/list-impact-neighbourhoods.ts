import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { placesOf } from './impact-store.ts'
import { shownBesideTotal } from './small-numbers-rules.ts'

export interface ImpactNeighbourhood {
  name: string
  nameCy: string | null
  opportunities: number
  /** People who earned a badge at an opportunity held there; null where too few to publish. */
  learners: number | null
}

/** Where learning happens: by the neighbourhood of the opportunity when the badge was given. */
export async function listImpactNeighbourhoods(scopeId: string, { database }: Reading): Promise<ImpactNeighbourhood[]> {
  const { rows } = await sql<ImpactNeighbourhood & { learners: number }>`
    with held as (
      select neighbourhood_id, count(*) as opportunities from opportunities
      where place_id in ${placesOf(scopeId)} and published_at is not null and neighbourhood_id is not null group by 1),
    recent as (
      select neighbourhood_id, learner_id, sum(badges)::int as more from impact_notes
      where place_id in ${placesOf(scopeId)} and neighbourhood_id is not null group by 1, 2 having sum(badges) <> 0),
    moved as (
      select neighbourhood_id, more, coalesce((select badges from impact_learners
        where scope_id = recent.neighbourhood_id and impact_learners.learner_id = recent.learner_id), 0) as had
      from recent),
    recently as (
      select neighbourhood_id, sum((had + more > 0)::int - (had > 0)::int)::int as learners from moved group by 1)
    select neighbourhoods.name, neighbourhoods.name_cy, held.opportunities,
      coalesce(impact_totals.participants, 0) + coalesce(recently.learners, 0) as learners
    from held join neighbourhoods on neighbourhoods.id = held.neighbourhood_id
      left join impact_totals on impact_totals.scope_id = held.neighbourhood_id
      left join recently on recently.neighbourhood_id = held.neighbourhood_id
    order by held.opportunities desc, neighbourhoods.name limit 60`.execute(database)
  const learners = shownBesideTotal(rows.map((row) => row.learners))
  return rows.map((row, index) => ({ ...row, learners: learners[index] ?? null }))
}
