import { sql } from 'kysely'
import type { Reader } from '../database/database.ts'
import { type Cursor, type Page, pageOf } from '../database/keyset.ts'

export interface OutboxMail {
  id: string
  recipient: string
  subject: string
  bodyText: string
  sentAt: Date
}

/** What would have been sent, newest first. */
export async function listOutbox(
  database: Reader,
  { to, after, limit }: { to?: string; after?: Cursor; limit: number },
): Promise<Page<OutboxMail>> {
  let query = database
    .selectFrom('outboxMails')
    .select(['id', 'recipient', 'subject', 'bodyText', 'sentAt'])
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (to) query = query.where('recipient', '=', to.trim().toLowerCase())
  if (after) query = query.where(sql<boolean>`(sent_at, id) < (${after.at}, ${after.id}::uuid)`)
  return pageOf(await query.execute(), limit, (row) => ({ at: row.sentAt, id: row.id }))
}
