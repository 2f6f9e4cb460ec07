import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** Jobs that name one of these addresses, done or waiting: what they carry and what they answered. */
export async function eraseJobs({ emails }: { emails: string[] }, { tx }: { tx: Tx }): Promise<void> {
  const parts = emails.map((email) => `%${email.replace(/[\\%_]/g, '\\$&')}%`)
  await sql`
    delete from pgboss.job
    where data::text ilike any(${parts}::text[]) or output::text ilike any(${parts}::text[])`.execute(tx)
}
