import type { Reading } from '#infrastructure/database/database.ts'
import type { SavedView } from './saved-view.ts'

/** A person's views of one list, by name. */
export function listSavedViews(
  { personId, path }: { personId: string; path: string },
  { database }: Reading,
): Promise<SavedView[]> {
  return database
    .selectFrom('savedViews')
    .select(['id', 'name', 'query'])
    .where('personId', '=', personId)
    .where('path', '=', path)
    .orderBy('name')
    .execute()
}
