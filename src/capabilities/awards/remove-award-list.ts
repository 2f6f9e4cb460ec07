import type { Issuer } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { deleteList, lockList } from './award-list-store.ts'

/** Throws a list away that was not awarded; one that is gone already stays gone. */
export function removeAwardList(
  { listId }: { listId: string },
  { database, issuer }: { database: Database; issuer: Issuer },
): Promise<void> {
  return database.transaction().execute(async (tx) => {
    const list = await lockList(tx, { id: listId, organisationId: issuer.organisationId })
    if (list) await deleteList(tx, list.id)
  })
}
