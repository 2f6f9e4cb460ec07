import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'
import { lockAddresses } from './recipient-store.ts'

/**
 * Lets an organisation give to an address again that it had stopped, as when a new pupil has it now. What its former owner
 * has been given stays where it went. A recipient whom another account keeps leaves the address, so that what is given there
 * from now on is not that account's. False where the address was not stopped.
 */
export async function restoreAddress(
  { organisationId, email }: { organisationId: string; email: string },
  { tx }: { tx: Tx },
): Promise<boolean> {
  await lockAddresses(tx, { organisationId, alone: true })
  const stopped = await tx
    .deleteFrom('stoppedAddresses')
    .where('organisationId', '=', organisationId)
    .where('email', '=', email)
    .returning('email')
    .executeTakeFirst()
  if (!stopped) return false
  await sql`
    update recipients set email = null where id in (
      select id from recipients
      where email = ${email} and person_id is not null and not ${email} in (select mailboxes_of(person_id))
      order by id for update)`.execute(tx)
  return true
}
