import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { placesOf } from './impact-store.ts'
import { shown } from './small-numbers-rules.ts'

/** Badges that were given by mistake and have left the figures. */
export interface ImpactCorrection {
  at: Date
  organisation: string
  badge: string
  badgeCy: string | null
  /** `null` where there are too few to say how many. */
  badges: number | null
  note: string
}

const newest = 20

/** What was taken out of the figures of a place or cohort because it had been given by mistake, newest first. */
export async function listCorrections(scopeId: string, { database }: Reading): Promise<ImpactCorrection[]> {
  const { rows } = await sql<ImpactCorrection & { badges: number }>`
    select mistaken_at as at, organisations.name as organisation, badge_versions.name as badge,
      badge_versions.name_cy as badge_cy, mistaken_awards as badges, mistaken_note as note
    from award_runs join badges on badges.id = award_runs.badge_id
      join badge_versions on badge_versions.id = badges.current_version_id
      join organisations on organisations.id = award_runs.organisation_id
    where badges.place_id in ${placesOf(scopeId)} and mistaken_at is not null and mistaken_awards > 0
    order by mistaken_at desc limit ${newest}`.execute(database)
  return rows.map((row) => ({ ...row, badges: shown(row.badges) ?? null }))
}
