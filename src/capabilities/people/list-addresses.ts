import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

/** The addresses that a person's account is opened with, lower case, the one that mails go to first. */
export async function listAddresses({ personId }: { personId: string }, { database }: Reading): Promise<string[]> {
  const rows = await database
    .selectFrom('personAddresses')
    .innerJoin('people', 'people.id', 'personAddresses.personId')
    .select('personAddresses.email')
    .where('personId', '=', personId)
    .orderBy(sql`person_addresses.email = lower(people.email) desc`)
    .orderBy('addedAt')
    .orderBy('personAddresses.email')
    .execute()
  return rows.map(({ email }) => email)
}
