import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'

/** To whom reports were sent: the report stays, without these addresses. */
export async function eraseReader({ emails }: { emails: string[] }, { tx }: { tx: Tx }): Promise<void> {
  await sql`
    update place_reports set sent_to = array(select one from unnest(sent_to) as one where lower(one) <> all(${emails}::text[]))
    where exists (select from unnest(sent_to) as one where lower(one) = any(${emails}::text[]))`.execute(tx)
}
