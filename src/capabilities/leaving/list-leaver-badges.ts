import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

export interface LeaverBadge {
  awardId: string
  badgeName: string
  badgeNameCy: string | null
  awardedAt: Date
}

/** What a leaver holds of this organisation. To be shown to who has proven the address or the card alone. */
export async function listLeaverBadges(
  { leaverId }: { leaverId: string },
  { database }: Reading,
): Promise<LeaverBadge[]> {
  const { rows } = await sql<LeaverBadge>`
    select awards.id as award_id, badge_versions.name as badge_name, badge_versions.name_cy as badge_name_cy, awarded_at
    from leavers join awards on awards.recipient_id in (leavers.recipient_id, leavers.holder_id)
      and awards.organisation_id = leavers.organisation_id
    join badge_versions on badge_versions.id = badge_version_id
    where leavers.id = ${leaverId} and revoked_at is null
    order by awarded_at desc, awards.id limit 100`.execute(database)
  return rows
}
