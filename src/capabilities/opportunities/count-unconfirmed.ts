import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { askedAfterDays, daysBefore } from './freshness-rules.ts'

/** How many published listings nobody has confirmed for so long that their owners were asked, and since when the oldest waits. */
export async function countUnconfirmed(
  of: { placeId: string } | { organisationId: string },
  { database, now }: Reading & { now: Date },
): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*) as count, min(confirmed_at) as since from opportunities
    where status = 'published' and confirmed_at < ${daysBefore(now, askedAfterDays)}
      and ${'placeId' in of ? sql`place_id = ${of.placeId}` : sql`organisation_id = ${of.organisationId}`}`.execute(
    database,
  )
  return rows[0] ?? { count: 0, since: null }
}
