import type { Database } from './database.ts'

export interface MadeBackup {
  madeAt: Date
  isEncrypted: boolean
}

/** Notes that a copy was made: the note is no part of that copy. */
export async function recordBackup(database: Database, made: MadeBackup): Promise<void> {
  await database
    .insertInto('backups')
    .values(made)
    .onConflict((conflict) => conflict.column('madeAt').doNothing())
    .execute()
}

export async function findLastBackup(database: Database): Promise<MadeBackup | undefined> {
  return database
    .selectFrom('backups')
    .select(['madeAt', 'isEncrypted'])
    .orderBy('madeAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}
