import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { listsOf } from './award-copy-store.ts'
import { holdingsChanged } from './award-jobs.ts'
import { followedAmong } from './recipient-store.ts'

interface LockedAward {
  id: string
  statusListId: string
  recipientId: string
}

interface Withdrawing extends Pick<Services, 'queue'> {
  tx: Tx
  reason: string
  revokedBy: string | undefined
  neverSent: boolean
  now: Date
}

/** Ends awards that the caller holds locked after their recipients, one or ten thousand, with a statement each for all of them. */
export async function markWithdrawn(
  awards: LockedAward[],
  { tx, queue, reason, revokedBy, neverSent, now }: Withdrawing,
): Promise<void> {
  if (awards.length === 0) return
  await tx
    .updateTable('awards')
    .set({ revokedAt: now, revokedBy: revokedBy ?? null, revocationReason: reason, neverSent })
    .where('id', '=', (where) => where.fn.any(where.val(awards.map((award) => award.id))))
    .execute()
  // The published lists no longer tell the truth: the next reader has each signed anew, once for all of these.
  await tx
    .updateTable('statusLists')
    .set({ credential: null, signedAt: null })
    .where('id', 'in', await listsOf(tx, awards))
    .execute()
  const personIds = await followedAmong(
    tx,
    awards.map((award) => award.recipientId),
  )
  if (personIds.length > 0) await queue.enqueue(tx, holdingsChanged, [{ personIds }])
}
