import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

/** At which domains the people are to whom an organisation has given badges, the most common first. */
export async function listAddressEndings(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database }: Reading,
): Promise<{ domain: string; people: number }[]> {
  const { rows } = await sql<{ domain: string; people: number }>`
    select split_part(email, '@', 2) as domain, count(*) as people from recipients
    where email is not null and id in (select recipient_id from awards
      where organisation_id = ${organisationId} and not never_sent)
    group by 1 order by 2 desc, 1 limit ${limit}`.execute(database)
  return rows
}
