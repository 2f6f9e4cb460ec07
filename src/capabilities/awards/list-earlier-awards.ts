import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { matchRecipient, nameKeyOf } from './recipient-rules.ts'
import { selectKnownTo } from './recipient-store.ts'

interface Person {
  name: string
  email: string | null
}

export interface EarlierAward {
  /** When it was given, or withdrawn. */
  since: Date
  isWithdrawn: boolean
}

/**
 * What this organisation gave each of these people under one badge before, in the order asked; a badge that is held
 * before one that was withdrawn. Who has no address is told by their name, among those who have none either.
 */
export async function listEarlierAwards(
  { organisationId, badgeId, people }: { organisationId: string; badgeId: string; people: Person[] },
  { database }: Reading,
): Promise<(EarlierAward | undefined)[]> {
  const emails = [...new Set(people.flatMap(({ email }) => email ?? []))]
  const known = await selectKnownTo(database, { organisationId, emails })
  const recipients = people.map(({ name, email }) =>
    email ? matchRecipient({ name, email }, known.get(email) ?? [])?.id : undefined,
  )
  const ids = recipients.filter((id) => id !== undefined)
  const names = people.flatMap(({ name, email }) => (email ? [] : nameKeyOf(name)))
  // Apart, so that those with an address are looked up one by one, however many hold the badge.
  const given = sql`badge_id = ${badgeId} and organisation_id = ${organisationId} and not never_sent and corrected_by is null`
  const { rows } = await sql<{ key: string; awardedAt: Date; revokedAt: Date | null }>`
    select key, awarded_at, revoked_at from (
      select recipient_id::text as key, awarded_at, revoked_at from awards
      where recipient_id = any(${ids}::uuid[]) and ${given}
      union all
      select name_key, awarded_at, revoked_at from awards join recipients on recipients.id = recipient_id
      where cardinality(${names}::text[]) > 0 and email is null and name_key = any(${names}::text[]) and ${given}
    ) as earlier
    -- The last to be seen counts: one that is held, else the latest.
    order by revoked_at is null, awarded_at`.execute(database)
  const earlier = new Map(
    rows.map(({ key, awardedAt, revokedAt }) => [
      key,
      { since: revokedAt ?? awardedAt, isWithdrawn: revokedAt !== null },
    ]),
  )
  return people.map(({ name, email }, index) => earlier.get(email ? (recipients[index] ?? '') : nameKeyOf(name)))
}
