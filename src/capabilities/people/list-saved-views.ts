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

/** All that a person keeps, with the list that each is of: for the file of their own data. */
export function listAllSavedViews(
  personId: string,
  { database }: Reading,
): Promise<(Omit<SavedView, 'id'> & { path: string })[]> {
  return database
    .selectFrom('savedViews')
    .select(['name', 'query', 'path'])
    .where('personId', '=', personId)
    .orderBy('path')
    .orderBy('name')
    .execute()
}
