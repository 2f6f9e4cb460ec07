import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'

/** To whom badges were given at an address that this person has left, with which they went into their account. */
export async function listFormerRecipients(
  { personId }: { personId: string },
  { database }: Reading,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct leavers.recipient_id as id
    from leavers join recipients as holder on holder.id = holder_id
    where holder.person_id = ${personId} and leavers.recipient_id <> holder.id`.execute(database)
  return rows.map(({ id }) => id)
}
