import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

/**
 * The lines of a register or of an earning rule that runs gave this badge, and since when; those that a run has taken in
 * and not signed yet too. An award that was signed anew for a corrected name counts as given. People without an address
 * are nobody's account: only their line says that they have it.
 */
export async function listGivenFromSource(
  { sourceId, badgeId }: { sourceId: string; badgeId: string },
  { database }: Reading,
): Promise<Map<number, Date>> {
  const { rows } = await sql<{ line: number; since: Date }>`
    select split_part(request_line, ':', 2)::int as line, awarded_at as since
    from award_runs join awards on awards.run_id = award_runs.id
    where (register_id = ${sourceId} or earning_rule_id = ${sourceId}) and award_runs.badge_id = ${badgeId}
      and (revoked_at is null or corrected_by is not null) and request_line like award_runs.id || ':%'
    union all
    select position, asked_at from award_runs join award_run_lines on run_id = award_runs.id
    where (register_id = ${sourceId} or earning_rule_id = ${sourceId}) and badge_id = ${badgeId}
      and award_run_lines.refusal is null and undone_at is null`.execute(database)
  return new Map(rows.map(({ line, since }) => [line, since]))
}
