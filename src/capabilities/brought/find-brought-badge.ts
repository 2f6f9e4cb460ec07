import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { BroughtBadge } from './brought-badge.ts'
import { selectBrought } from './brought-badge-store.ts'

interface Asked {
  id: string
  personId: string
}

/** One of a person's own badges from elsewhere. */
export function findBroughtBadge({ id, personId }: Asked, { database }: Reading): Promise<BroughtBadge | undefined> {
  return selectBrought(database).where('id', '=', id).where('personId', '=', personId).executeTakeFirst()
}

/** The document of one, byte for byte as it came. */
export function findBroughtDocument(
  { id, personId }: Asked,
  { database }: Reading,
): Promise<{ document: Buffer; source: string } | undefined> {
  return database
    .selectFrom('broughtBadges')
    .select(['document', 'source'])
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
}

/** All of a person's, with their documents, for the file of all that is kept of them. */
export function listBroughtDocuments(
  { personId }: Pick<Asked, 'personId'>,
  { database }: Reading,
): Promise<
  (Pick<BroughtBadge, 'name' | 'issuerName' | 'awardedOn' | 'broughtAt'> & { document: Buffer; source: string })[]
> {
  return database
    .selectFrom('broughtBadges')
    .select(['name', 'issuerName', 'source', 'broughtAt', 'document'])
    .select(sql<string | null>`to_char(awarded_on, 'YYYY-MM-DD')`.as('awardedOn'))
    .where('personId', '=', personId)
    .orderBy('broughtAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
