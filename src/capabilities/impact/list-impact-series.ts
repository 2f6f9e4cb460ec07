import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import { shownBesideTotal, shownPart } from './small-numbers-rules.ts'

export interface ImpactMonth {
  /** The first of the month, `2026-03-01`. */
  month: string
  /** Badges given in the month and not withdrawn; null where too few to publish. */
  issued: number | null
  /** Those of them that their learners have kept by now. */
  claimed: number | null
}

/** Badges by the month in which they were given, over the last twelve months that had any. */
export async function listImpactMonths(database: Reader, placeIds: string[]): Promise<ImpactMonth[]> {
  const { rows } = await sql<{ month: string; issued: number; claimed: number }>`
    select to_char(date_trunc('month', awarded_at at time zone 'Europe/London'), 'YYYY-MM-DD') as month,
      count(*) as issued, count(claimed_at) as claimed
    from awards where place_id = any(${placeIds}) and revoked_at is null
    group by 1 order by 1 desc limit 13`.execute(database)
  const inOrder = rows.reverse()
  const issued = shownBesideTotal(inOrder.map((row) => row.issued))
  return inOrder.map((row, index) => ({
    month: row.month,
    issued: issued[index] ?? null,
    claimed: issued[index] === undefined ? null : (shownPart(row.claimed, row.issued) ?? null),
  }))
}

export interface ImpactNeighbourhood {
  name: string
  nameCy: string | null
  opportunities: number
  /** People who earned a badge at an opportunity held there; null where too few to publish. */
  learners: number | null
}

/** Where learning happens: by the neighbourhood of the opportunity. */
export async function listImpactNeighbourhoods(database: Reader, placeIds: string[]): Promise<ImpactNeighbourhood[]> {
  const { rows } = await sql<ImpactNeighbourhood & { learners: number }>`
    with held as (
      select neighbourhood_id, count(*) as opportunities from opportunities
      where place_id = any(${placeIds}) and published_at is not null and neighbourhood_id is not null group by 1),
    earned as (
      select opportunities.neighbourhood_id, count(distinct coalesce(recipients.person_id, recipients.id)) as learners
      from awards join opportunities on opportunities.id = awards.opportunity_id join recipients on recipients.id = awards.recipient_id
      where awards.place_id = any(${placeIds}) and awards.revoked_at is null group by 1)
    select neighbourhoods.name, neighbourhoods.name_cy, held.opportunities, coalesce(earned.learners, 0) as learners
    from held join neighbourhoods on neighbourhoods.id = held.neighbourhood_id left join earned using (neighbourhood_id)
    order by held.opportunities desc, neighbourhoods.name limit 60`.execute(database)
  const learners = shownBesideTotal(rows.map((row) => row.learners))
  return rows.map((row, index) => ({ ...row, learners: learners[index] ?? null }))
}

export interface ImpactTheme {
  theme: string
  badges: number | null
}

/** What was learned: badges given, by the theme of the badge. */
export async function listImpactThemes(database: Reader, placeIds: string[]): Promise<ImpactTheme[]> {
  const { rows } = await sql<{ theme: string; badges: number }>`
    select badge_versions.theme, count(*) as badges
    from awards join badge_versions on badge_versions.id = awards.badge_version_id
    where awards.place_id = any(${placeIds}) and awards.revoked_at is null
    group by 1 order by 2 desc`.execute(database)
  const badges = shownBesideTotal(rows.map((row) => row.badges))
  return rows.map((row, index) => ({ theme: row.theme, badges: badges[index] ?? null }))
}
