import type { Reading } from '#infrastructure/database/database.ts'
import type { Collection } from './collection.ts'
import { collectionCodeHash } from './collection-code.ts'
import { asCollection, selectCollections } from './collection-store.ts'

/**
 * The collection that is open under an address. Nothing where there is none, where it has ended, was closed or taken
 * down, or where its owner has asked to be erased: all look alike from outside.
 */
export async function findSharedCollection(
  { code }: { code: string },
  { database, now }: Reading & { now: Date },
): Promise<Collection | undefined> {
  const row = await selectCollections(database)
    .where('addressHash', '=', collectionCodeHash(code))
    .where('endsAt', '>', now)
    .where('stoppedAt', 'is', null)
    .where('personId', 'in', (from) =>
      from.selectFrom('people').select('id').where('erasingAt', 'is', null).where('erasedAt', 'is', null),
    )
    .executeTakeFirst()
  return row && asCollection(row, now)
}
