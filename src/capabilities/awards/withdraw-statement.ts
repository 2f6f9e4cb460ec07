import type { Tx } from '#infrastructure/database/database.ts'

/** Ends what an organisation stated (`issueStatement`): the next reader has its status list signed anew. */
export async function withdrawStatement(
  { statusListId, statusIndex }: { statusListId: string; statusIndex: number },
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  await tx
    .updateTable('reservedStatusPlaces')
    .set({ revokedAt: now })
    .where('statusListId', '=', statusListId)
    .where('statusIndex', '=', statusIndex)
    .execute()
  await tx.updateTable('statusLists').set({ credential: null, signedAt: null }).where('id', '=', statusListId).execute()
}
