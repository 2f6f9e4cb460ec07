import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { shown, shownBesideTotal, shownPart } from './small-numbers-rules.ts'

export const breakdowns = ['organisation', 'theme', 'neighbourhood', 'ageBand'] as const
export type Breakdown = (typeof breakdowns)[number]

/** Badges of one group in a time; `null` where too few to publish. */
export interface BreakdownRow {
  /** A slug, a theme or a band; empty for those of whom it is not known. */
  key: string
  /** As it is called, where it has a name of its own. */
  name: string | null
  nameCy: string | null
  issued: number | null
  /** The link in its mail was opened, or it was kept. Absent in months that were frozen before this was counted. */
  seen?: number | null
  kept: number | null
  shown: number | null
}

const groups = {
  organisation: sql`organisations.slug`,
  theme: sql`badge_versions.theme`,
  neighbourhood: sql`neighbourhoods.slug`,
  ageBand: sql`people.age_band`,
}
const names = {
  organisation: sql`organisations.name`,
  theme: sql`null`,
  neighbourhood: sql`neighbourhoods.name`,
  ageBand: sql`null`,
}

const isSeen = sql`claimed_at is not null or exists (select from deliveries
  where about = 'award ' || awards.id and deliveries.kind = 'opened')`

/** Hidden too where the few who have seen their badge and not kept it would follow from the figure beside it. */
function seenBesideKept({ issued, seen, kept }: { issued: number; seen: number; kept: number }): number | null {
  return shown(seen - kept) === undefined ? null : (shownPart(seen, issued) ?? null)
}

interface Asked {
  placeId: string
  from: Date
  until: Date
  by: Breakdown
}

/** Badges given in a time, by one side of them: issued, and of them seen, kept and shown. Only rows of that time are read. */
export async function listBreakdown(
  { placeId, from, until, by }: Asked,
  { database }: Reading,
): Promise<BreakdownRow[]> {
  const { rows } = await sql<{
    key: string
    name: string | null
    nameCy: string | null
    issued: number
    seen: number
    kept: number
    shown: number
  }>`
    select coalesce(${groups[by]}, '') as key, max(${names[by]}) as name,
      max(${by === 'neighbourhood' ? sql`neighbourhoods.name_cy` : sql`null`}) as name_cy,
      count(*) as issued, count(*) filter (where ${isSeen}) as seen, count(claimed_at) as kept, count(*) filter (where visibility = 'public') as shown
    from awards
    join organisations on organisations.id = awards.organisation_id
    join badge_versions on badge_versions.id = awards.badge_version_id
    join recipients on recipients.id = awards.recipient_id
    left join people on people.id = recipients.person_id
    left join neighbourhoods on neighbourhoods.id = awards.neighbourhood_id
    where awards.place_id = ${placeId} and awarded_at >= ${from} and awarded_at < ${until} and revoked_at is null
    group by 1 order by count(*) desc, 1 limit 500`.execute(database)
  const issued = shownBesideTotal(rows.map((row) => row.issued))
  return rows.map((row, index) => ({
    key: row.key,
    name: row.name,
    nameCy: row.nameCy,
    issued: issued[index] ?? null,
    seen: issued[index] === undefined ? null : seenBesideKept(row),
    kept: issued[index] === undefined ? null : (shownPart(row.kept, row.issued) ?? null),
    shown: issued[index] === undefined ? null : (shownPart(row.shown, row.issued) ?? null),
  }))
}
