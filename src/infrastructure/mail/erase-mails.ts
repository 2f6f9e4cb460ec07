import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** What mail servers said of these deliveries: some repeat the address or the name. How far each came stays. */
export async function eraseDeliveryReasons({ abouts }: { abouts: string[] }, { tx }: { tx: Tx }): Promise<void> {
  for (const table of ['deliveries', 'delivery_states'])
    await sql`
      update ${sql.table(table)} set reason = '' where about = any(${abouts}::text[]) and reason <> ''`.execute(tx)
}

/** Keys of mails that name these addresses, and the mails to them in the outbox of a demonstration. */
export async function eraseMails({ emails, before }: { emails: string[]; before: Date }, { tx }: { tx: Tx }) {
  const parts = emails.map((email) => `%${email.replace(/[\\%_]/g, '\\$&')}%`)
  await sql`delete from sent_mails where key ilike any(${parts}::text[]) or about ilike any(${parts}::text[])`.execute(
    tx,
  )
  for (const table of ['deliveries', 'delivery_states'])
    await sql`delete from ${sql.table(table)} where about ilike any(${parts}::text[])`.execute(tx)
  await sql`
    delete from outbox_mails where sent_at <= ${before} and (lower(recipient) = any(${emails}::text[])
      or body_text ilike any(${parts}::text[]))`.execute(tx)
}
