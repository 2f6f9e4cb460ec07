import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

/** Addresses at which a person kept badges, also ones they had earlier; none that is another account's by now. */
export async function listKeptAddresses({ personId }: { personId: string }, { database }: Reading): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct email from recipients
    where person_id = ${personId} and email is not null
      and not exists (select from person_addresses where person_addresses.email = recipients.email
        and person_addresses.person_id <> ${personId})`.execute(database)
  return rows.map((row) => row.email)
}
