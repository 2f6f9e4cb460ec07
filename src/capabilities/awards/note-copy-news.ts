import type { Tx } from '#infrastructure/database/database.ts'
import type { CopyNews } from './wallet-copies.ts'

/** What became known of a copy from its wallet; the latest counts. */
export async function noteCopyNews(
  { copyId, news }: { copyId: string; news: CopyNews },
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  await tx.updateTable('awardCopies').set({ told: news, toldAt: now }).where('id', '=', copyId).execute()
}
