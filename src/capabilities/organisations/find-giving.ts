import type { Reading } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { type Giving, gifts } from './giving.ts'

/** What an organisation says that it is and can give, in the order in which pages name it. */
export async function findGiving(
  { organisationId }: { organisationId: string },
  { database }: Reading,
): Promise<Giving | undefined> {
  const row = await database
    .selectFrom('organisations')
    .select(['sector', 'staff', 'gives'])
    .where('id', '=', organisationId)
    .$castTo<Giving>()
    .executeTakeFirst()
  return row && { ...row, gives: gifts.filter((gift) => row.gives.includes(gift)) }
}

/** A fingerprint of it: what a form is based on. */
export const givingRevision = ({ sector, staff, gives }: Giving): string => revisionOf({ sector, staff, gives })
