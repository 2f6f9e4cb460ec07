import type { Reading } from '#infrastructure/database/database.ts'
import type { BulkAct } from './bulk-act.ts'

/** What a person did on this list, for that person alone. */
export async function findBulkAct(
  { id, personId, path }: { id: string; personId: string; path: string },
  { database }: Reading,
): Promise<BulkAct | undefined> {
  const act = await database
    .selectFrom('bulkActs')
    .select(['id', 'act', 'askedAt', 'finishedAt', 'undoneAt'])
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('path', '=', path)
    .executeTakeFirst()
  if (!act) return undefined
  const items = await database
    .selectFrom('bulkActItems')
    .select(['subjectId', 'name', 'nameCy', 'formerState', 'leftBecause', 'undoneAt', 'stayedBecause'])
    .where('actId', '=', id)
    .orderBy('name')
    .orderBy('subjectId')
    .execute()
  return { ...act, items }
}
