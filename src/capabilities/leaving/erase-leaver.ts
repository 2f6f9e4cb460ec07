import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'

/**
 * An address on a list of leavers, and who went from there into the account, whatever its addresses are: gone where it was
 * not stopped yet; otherwise its line counts on, names nobody, and no card opens it.
 */
export async function eraseLeaver(
  { personId, emails, before }: { personId: string; emails: string[]; before: Date },
  { tx }: { tx: Tx },
): Promise<void> {
  const own = sql`select id from recipients where person_id = ${personId}`
  const theirs = sql`(email = any(${emails}::text[]) or recipient_id in (${own}) or holder_id in (${own}))
    and exists (select from leavings where leavings.id = leaving_id and created_at <= ${before})`
  await sql`delete from leavers where ${theirs} and stopped_at is null`.execute(tx)
  await sql`
    update leavers set email = '', code_hash = sha256(gen_random_uuid()::text::bytea) where ${theirs}`.execute(tx)
}
