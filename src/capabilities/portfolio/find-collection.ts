import type { Reading } from '#infrastructure/database/database.ts'
import type { Collection, CollectionItem } from './collection.ts'
import {
  asCollection,
  collectionRevision,
  openingRevision,
  selectCollections,
  selectItems,
} from './collection-store.ts'

export interface OwnCollection {
  collection: Collection
  items: CollectionItem[]
  /** What a form of its words is based on. */
  revision: string
  /** What the form that opens it is based on. */
  opening: string
}

/** One of a person's own collections. */
export async function findCollection(
  { id, personId }: { id: string; personId: string },
  { database, now }: Reading & { now: Date },
): Promise<OwnCollection | undefined> {
  const row = await selectCollections(database)
    .where('collections.id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!row) return undefined
  const items = await selectItems(database, row)
  return {
    collection: asCollection(row, now),
    items,
    revision: collectionRevision(row, items),
    opening: openingRevision(row, items),
  }
}
