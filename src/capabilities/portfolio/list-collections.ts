import type { Reading } from '#infrastructure/database/database.ts'
import { type Collection, mostCollections } from './collection.ts'
import { asCollection, selectCollections } from './collection-store.ts'

/** A person's own collections, newest first: all of them, as there are few. */
export async function listCollections(
  { personId }: { personId: string },
  { database, now }: Reading & { now: Date },
): Promise<Collection[]> {
  const rows = await selectCollections(database)
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostCollections)
    .execute()
  return rows.map((row) => asCollection(row, now))
}
