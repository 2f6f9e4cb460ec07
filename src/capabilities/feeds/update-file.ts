import type { Database } from '#infrastructure/database/database.ts'
import { lookedAfter } from './feed-store.ts'
import type { Steward } from './steward.ts'

export type UpdateFileOutcome = { ok: true } | { ok: false; refusal: 'feed-not-found' }

type Powers = { database: Database; steward: Steward }

/** Puts a newer file in the place of the one that was brought. It is read at the next run. */
export async function updateFile(
  { feedId, file }: { feedId: string; file: { name: string; bytes: Buffer } },
  { database, steward }: Powers,
): Promise<UpdateFileOutcome> {
  const found = await database
    .updateTable('feeds')
    .set({ file: file.bytes, fileName: file.name })
    .where('id', '=', feedId)
    .where(lookedAfter(steward))
    .where('file', 'is not', null)
    .executeTakeFirst()
  return found.numUpdatedRows > 0n ? { ok: true } : { ok: false, refusal: 'feed-not-found' }
}
