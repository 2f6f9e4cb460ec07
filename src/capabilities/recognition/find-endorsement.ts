import type { Reading } from '#infrastructure/database/database.ts'
import type { EndorsementOnDesk } from './endorsement.ts'
import { selectOnDesk } from './endorsement-store.ts'

/** One question or endorsement. */
export function findEndorsement({ id }: { id: string }, { database }: Reading): Promise<EndorsementOnDesk | undefined> {
  return selectOnDesk(database).where('endorsements.id', '=', id).executeTakeFirst()
}

/** The signed credential of an endorsement, also of one that was taken back: its status list says so. */
export async function findEndorsementCredential(
  { id }: { id: string },
  { database }: Reading,
): Promise<string | undefined> {
  const found = await database.selectFrom('endorsements').select('credential').where('id', '=', id).executeTakeFirst()
  return found?.credential ?? undefined
}
