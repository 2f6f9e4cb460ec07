import type { Reading } from '#infrastructure/database/database.ts'

/** Whose DID it was on the installation that a place moved from, and by which keys it signed there. */
export interface ArchivedSigner {
  slug: string
  name: string
  publicKeys: string[]
  /** Where it signed, and the day of what is kept of it. */
  origin: string
  exportedAt: Date
}

export async function findArchivedSigner(
  { did }: { did: string },
  { database }: Reading,
): Promise<ArchivedSigner | undefined> {
  return database
    .selectFrom('archivedIssuers')
    .innerJoin('archives', 'archives.id', 'archiveId')
    .innerJoin('organisations', 'organisations.id', 'organisationId')
    .select(['slug', 'name', 'publicKeys', 'origin', 'exportedAt'])
    .where('did', '=', did)
    .executeTakeFirst()
}

/** A status list as it was signed there, by its whole address. */
export async function findArchivedList(
  { address }: { address: string },
  { database }: Reading,
): Promise<string | undefined> {
  const found = await database
    .selectFrom('archivedLists')
    .select('credential')
    .where('address', '=', address)
    .executeTakeFirst()
  return found?.credential
}

/** A badge as it was signed there, by the id in its address; of one installation alone where its origin is said. */
export async function findArchivedBadge(
  { id, origin }: { id: string; origin?: string },
  { database }: Reading,
): Promise<string | undefined> {
  const found = await database
    .selectFrom('archivedBadges')
    .innerJoin('archives', 'archives.id', 'archiveId')
    .select(['credential', 'origin'])
    .where('archivedBadges.id', '=', id)
    .executeTakeFirst()
  return found && (origin === undefined || origin === found.origin) ? found.credential : undefined
}

/** Where a place of this installation came from; nothing for one that was founded here. */
export async function findArchiveOf(
  { placeId }: { placeId: string },
  { database }: Reading,
): Promise<{ origin: string } | undefined> {
  return database.selectFrom('archives').select('origin').where('placeId', '=', placeId).executeTakeFirst()
}
