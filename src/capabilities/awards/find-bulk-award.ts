import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { BadgeRefusal, LineRefusal } from './award-rules.ts'

/** How far a long list has come. */
export interface BulkAward {
  id: string
  badgeId: string
  badgeName: string
  badgeNameCy: string | null
  askedAt: Date
  total: number
  given: number
  refused: number
  /** Why the rest of the list was left. */
  refusal: BadgeRefusal | null
  finishedAt: Date | null
}

/** A list that this organisation has asked for. */
export async function findBulkAward(
  { id, organisationId }: { id: string; organisationId: string },
  { database }: Reading,
): Promise<BulkAward | undefined> {
  const { rows } = await sql<BulkAward>`
    select bulk_awards.id, bulk_awards.badge_id, badge_versions.name as badge_name,
      badge_versions.name_cy as badge_name_cy, asked_at, total, given, refused, refusal, finished_at
    from bulk_awards join badges on badges.id = bulk_awards.badge_id
      join badge_versions on badge_versions.id = badges.current_version_id
    where bulk_awards.id = ${id} and bulk_awards.organisation_id = ${organisationId}`.execute(database)
  return rows[0]
}

export interface BulkAwardLine {
  /** Where it stood in the list, from 0. */
  position: number
  name: string | null
  email: string | null
  awardId: string | null
  /** Neither award nor refusal: it still waits. */
  refusal: LineRefusal | null
}

/** The refused lines, in the order of the list. */
export function listRefusedLines(
  { id, limit }: { id: string; limit: number },
  { database }: Reading,
): Promise<BulkAwardLine[]> {
  return sql<BulkAwardLine>`
    select position, name, email, null as award_id, refusal from bulk_award_lines
    where bulk_award_id = ${id} and refusal is not null order by position limit ${limit}`
    .execute(database)
    .then(({ rows }) => rows)
}

/** What became of each line, in the order of the list. A line given before by this form counts as given. */
export async function listBulkAwardLines(
  { id, total }: Pick<BulkAward, 'id' | 'total'>,
  { database }: Reading,
): Promise<BulkAwardLine[]> {
  const { rows } = await sql<BulkAwardLine>`
    select line.position, coalesce(kept.name, recipients.name) as name, coalesce(kept.email, recipients.email) as email,
      awards.id as award_id, kept.refusal
    from generate_series(0, ${total}::int - 1) as line(position)
      left join bulk_award_lines as kept on kept.bulk_award_id = ${id} and kept.position = line.position
      left join awards on awards.request_line = ${`${id}:`} || line.position
      left join recipients on recipients.id = awards.recipient_id
    order by line.position`.execute(database)
  return rows
}
