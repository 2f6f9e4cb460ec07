import type { Database } from '#infrastructure/database/database.ts'
import type { Collection } from './collection.ts'

/** Counts one look at an open collection: a number, and nothing of who looked. */
export async function noteView({ id, addressNumber }: Collection, { database }: { database: Database }): Promise<void> {
  await database
    .updateTable('collections')
    .set((eb) => ({ views: eb('views', '+', 1) }))
    .where('id', '=', id)
    .where('addressNumber', '=', addressNumber)
    .execute()
}
