import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { placesOf, selectSums } from './impact-store.ts'
import { shownBesideTotal, shownPart } from './small-numbers-rules.ts'

export interface ImpactMonth {
  /** The first of the month, `2026-03-01`. */
  month: string
  /** Badges given in the month and not withdrawn; null where too few to publish. */
  issued: number | null
  /** Those of them that their learners have kept by now. */
  claimed: number | null
}

const mostMonths = 13

/** Badges by the month in which they were given, over the last twelve months that had any. */
export async function listImpactMonths(scopeId: string, { database }: Reading): Promise<ImpactMonth[]> {
  const months = (await selectSums(database, { scopeId, dimension: 'month' })).slice(-mostMonths)
  const issued = shownBesideTotal(months.map((one) => one.badges))
  return months.map(({ key, badges, kept }, index) => ({
    month: key,
    issued: issued[index] ?? null,
    claimed: issued[index] === undefined ? null : (shownPart(kept, badges) ?? null),
  }))
}

/** How many of the badges of those months their learners have kept, in percent: of what is true, hidden months too. */
export async function findKeptPercent(scopeId: string, { database }: Reading): Promise<number | null> {
  const months = (await selectSums(database, { scopeId, dimension: 'month' })).slice(-mostMonths)
  const issued = months.reduce((sum, one) => sum + one.badges, 0)
  const kept = shownPart(
    months.reduce((sum, one) => sum + one.kept, 0),
    issued,
  )
  return kept === undefined || issued === 0 ? null : Math.round((kept / issued) * 100)
}

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

export interface ImpactTheme {
  theme: string
  badges: number | null
}

/** What was learned: badges given, by the theme of the badge, the most first. */
export async function listImpactThemes(scopeId: string, { database }: Reading): Promise<ImpactTheme[]> {
  const themes = await selectSums(database, { scopeId, dimension: 'theme' })
  themes.sort((a, b) => b.badges - a.badges)
  const badges = shownBesideTotal(themes.map((one) => one.badges))
  return themes.map(({ key }, index) => ({ theme: key, badges: badges[index] ?? null }))
}
