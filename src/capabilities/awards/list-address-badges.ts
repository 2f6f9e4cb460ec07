import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

export interface AddressBadges {
  email: string
  /** Kept in the account. */
  kept: number
  /** Sent there, and kept by nobody yet. */
  waiting: number
}

/** What came to each of a person's addresses. */
export async function listAddressBadges(
  { personId, emails }: { personId: string; emails: readonly string[] },
  { database }: Reading,
): Promise<AddressBadges[]> {
  const { rows } = await sql<AddressBadges>`
    select asked.email, count(*) filter (where recipients.person_id is not null and awards.claimed_at is not null) as kept,
      count(awards.id) filter (where awards.claimed_at is null and awards.revoked_at is null and not exists (
        select from award_runs where award_runs.id = awards.run_id and notify and mails_begun_at is null)) as waiting
    from unnest(${[...emails]}::text[]) with ordinality as asked(email, place)
      left join recipients on recipients.email = asked.email
        and (recipients.person_id is null or recipients.person_id = ${personId})
      left join awards on awards.recipient_id = recipients.id and not awards.never_sent
    group by asked.email, place order by place`.execute(database)
  return rows.map((row) => ({ ...row, kept: Number(row.kept), waiting: Number(row.waiting) }))
}
