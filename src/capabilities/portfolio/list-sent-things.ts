import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { OwnThing } from './find-own-things.ts'

/** Where things stand that a person sent to one reader. */
const kinds = {
  answer: { table: 'ask_answer_items', key: 'answer_id' },
  introduction: { table: 'introduction_items', key: 'introduction_id' },
} as const

interface Sent {
  from: keyof typeof kinds
  id: string
  personId: string
}

/** What was sent, in order; a badge only while it is its owner's. */
export async function listSentThings({ from, id, personId }: Sent, { database }: Reading): Promise<OwnThing[]> {
  const { table, key } = kinds[from]
  const { rows } = await sql<OwnThing>`
    select award_id, brought_badge_id, experience_id from ${sql.table(table)} as item
    where ${sql.ref(key)} = ${id} and (award_id is null or exists (
      select from awards join recipients on recipients.id = awards.recipient_id
      where awards.id = award_id and recipients.person_id = ${personId} and claimed_at is not null))
    order by position`.execute(database)
  return rows
}
