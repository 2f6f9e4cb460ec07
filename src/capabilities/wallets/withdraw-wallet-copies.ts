import { withdrawAwardCopies } from '#capabilities/awards/withdraw-award-copies.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'

export type WithdrawWalletCopiesOutcome = { ok: true } | { ok: false; refusal: 'not-yours' }

/** Switches off what one wallet took of a learner's own award, and lets that wallet take nothing more by the same hand-over. */
export function withdrawWalletCopies(
  { awardId, batchId }: { awardId: string; batchId: string },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<WithdrawWalletCopiesOutcome> {
  return database.transaction().execute(async (tx): Promise<WithdrawWalletCopiesOutcome> => {
    // Held first: a wallet that asks at this moment is refused, or is seen.
    await tx.selectFrom('walletOffers').select('id').where('id', '=', batchId).forUpdate().execute()
    if (!(await withdrawAwardCopies({ awardId, batchId }, { tx, signedIn, now })))
      return { ok: false, refusal: 'not-yours' }
    await tx
      .updateTable('walletOffers')
      .set({ closedAt: now })
      .where('id', '=', batchId)
      .where('closedAt', 'is', null)
      .execute()
    return { ok: true }
  })
}
