import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

interface Asked {
  organisationId: string
  badgeIds: string[]
  /** Badges given earlier do not count. */
  from: Date | null
  limit: number
}

export interface Holder {
  name: string | null
  email: string | null
  /** How many of the badges they hold. */
  badges: number
}

/** Those who hold badges that this organisation gave them, with the most first. What others gave is not looked at. */
export async function listHolders(
  { organisationId, badgeIds, from, limit }: Asked,
  { database, now }: Reading & { now: Date },
): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select recipients.name, recipients.email, held.badges
    from (
      select recipient_id, count(distinct badge_id)::int as badges from awards
      where badge_id = any(${badgeIds}::uuid[]) and organisation_id = ${organisationId} and revoked_at is null
        and suspended_at is null and (valid_until is null or valid_until > ${now})
        and awarded_at >= coalesce(${from}::timestamptz, '-infinity')
      group by recipient_id
      order by badges desc, recipient_id
      limit ${limit}
    ) as held join recipients on recipients.id = held.recipient_id and recipients.erased_at is null
    order by held.badges desc, recipients.id`.execute(database)
  return rows
}
