import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'

/** An address on a list of leavers: gone where it was not stopped yet; otherwise its line counts on, and names nobody. */
export async function eraseLeaver(
  { emails, before }: { emails: string[]; before: Date },
  { tx }: { tx: Tx },
): Promise<void> {
  const theirs = sql`email = any(${emails}::text[])
    and exists (select from leavings where leavings.id = leaving_id and created_at <= ${before})`
  await sql`delete from leavers where ${theirs} and stopped_at is null`.execute(tx)
  await sql`update leavers set email = '' where ${theirs}`.execute(tx)
}
