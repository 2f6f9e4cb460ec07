import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** Stops what is open of a learner's own award: its code, and a wallet that has begun, come to nothing. Twice is as once. */
export async function stopWalletOffer(
  { awardId }: { awardId: string },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<void> {
  await database
    .updateTable('walletOffers')
    .set({ closedAt: now })
    .where('awardId', '=', awardId)
    .where('closedAt', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('awards')
          .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
          .select('awards.id')
          .whereRef('awards.id', '=', 'walletOffers.awardId')
          .where('recipients.personId', '=', signedIn.personId),
      ),
    )
    .execute()
}
