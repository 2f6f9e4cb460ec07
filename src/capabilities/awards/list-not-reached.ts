import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'

/**
 * Why a learner counts as not reached: the mail did not arrive, they have no address and have not used their code, or
 * they were told a week ago and have neither opened nor kept what they were sent.
 */
export type NotReachedReason = 'bounced' | 'interrupted' | 'complained' | 'no-address' | 'silent'

export interface NotReached {
  awardId: string
  runId: string | null
  badgeId: string
  badgeName: string
  badgeNameCy: string | null
  awardedAt: Date
  name: string | null
  email: string | null
  reminders: number
  /** They can keep it with a code on a card. */
  hasCode: boolean
  why: NotReachedReason
  /** What a mail server said. */
  reason: string | null
}

interface Asked {
  organisationId: string
  runId?: string | undefined
  badgeId?: string | undefined
  after?: Cursor
  limit: number
}

const silentDays = 7

/** Those of an organisation who have a badge waiting that they do not know of, the newest first. */
export async function listNotReached(
  { organisationId, runId, badgeId, after, limit }: Asked,
  { database, now }: Reading & { now: Date },
): Promise<Page<NotReached>> {
  const silentSince = new Date(now.getTime() - silentDays * 86_400_000)
  const { rows } = await sql<NotReached>`
    select awards.id as award_id, run_id, awards.badge_id, badge_versions.name as badge_name,
      badge_versions.name_cy as badge_name_cy, awarded_at, recipients.name, email, reminders,
      claim_code_hash is not null as has_code, delivery_states.reason,
      case when state in ('bounced', 'interrupted', 'complained') then state
        when email is null then 'no-address' else 'silent' end as why
    from awards join recipients on recipients.id = recipient_id
      join badge_versions on badge_versions.id = badge_version_id
      left join delivery_states on about = 'award ' || awards.id
    where awards.organisation_id = ${organisationId} and claimed_at is null and revoked_at is null and recipients.erased_at is null
      and (${runId ?? null}::uuid is null or run_id = ${runId ?? null})
      and (${badgeId ?? null}::uuid is null or awards.badge_id = ${badgeId ?? null})
      and (valid_until is null or valid_until > ${now})
      and (email is null or state in ('bounced', 'interrupted', 'complained')
        or (coalesce(state, 'queued') <> 'opened' and coalesce(since, awarded_at) < ${silentSince}))
      ${after ? sql`and (awarded_at, awards.id) < (${after.at}, ${after.id}::uuid)` : sql``}
    order by awarded_at desc, awards.id desc limit ${limit + 1}`.execute(database)
  return pageOf(rows, limit, (row) => ({ at: row.awardedAt, id: row.awardId }))
}
