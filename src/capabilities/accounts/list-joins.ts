import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { type AccountJoin, partedWithinDays } from './account-join.ts'

/** The accounts that a person's account has taken in and that can still be parted from it. */
export function listJoins(
  { personId }: { personId: string },
  { database, now }: Reading & { now: Date },
): Promise<AccountJoin[]> {
  return (
    database
      .selectFrom('accountJoins')
      .select(['id', 'personId', 'formerId', 'joinedAt', 'emails'])
      .where('personId', '=', personId)
      .where('partedAt', 'is', null)
      .where('settledAt', 'is', null)
      .where('joinedAt', '>', new Date(now.getTime() - partedWithinDays * 86_400_000))
      // Parted, each has an address.
      .where(sql<boolean>`exists (select from person_addresses where person_id = ${personId} and email = any(emails))`)
      .where(sql<boolean>`exists (select from person_addresses where person_id = ${personId} and email <> all(emails))`)
      .orderBy('joinedAt', 'desc')
      .orderBy('id', 'desc')
      .execute()
  )
}
