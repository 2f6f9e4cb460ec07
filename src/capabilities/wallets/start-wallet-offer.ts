import { stateOf } from '#capabilities/awards/award-rules.ts'
import { findBareAward } from '#capabilities/awards/find-award.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPerson } from '#capabilities/people/lock-person.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { walletOfferMinutes } from './wallet-offer.ts'
import { secretHash, walletOfferCodeOf } from './wallet-offer-code.ts'
import { walletOfferStateOf } from './wallet-offer-rules.ts'
import { closeWalletOffer, walletOfferQuery } from './wallet-offer-store.ts'

export type StartWalletOfferOutcome =
  | { ok: true; walletOfferId: string }
  | { ok: false; refusal: 'not-yours' | 'award-does-not-count' }

/**
 * Opens a hand-over of a learner's own award: for some minutes one wallet may take it. One that is open already goes on, as
 * after a second press; with the other wish for a PIN, or where a wallet began and did not finish, it is stopped, so that one alone is open.
 */
export function startWalletOffer(
  { awardId, asksPin }: { awardId: string; asksPin: boolean },
  { database, masterKey, signedIn, now }: Pick<Services, 'database' | 'masterKey'> & { signedIn: SignedIn; now: Date },
): Promise<StartWalletOfferOutcome> {
  return database.transaction().execute(async (tx): Promise<StartWalletOfferOutcome> => {
    // What is kept for a child goes into no wallet.
    if (signedIn.guardianId || !(await lockPerson(signedIn, { tx }))) return { ok: false, refusal: 'not-yours' }
    await tx.selectFrom('awards').select('id').where('id', '=', awardId).forUpdate().execute()
    const award = await findBareAward(awardId, { database: tx })
    if (!award?.claimedAt || award.personId !== signedIn.personId) return { ok: false, refusal: 'not-yours' }
    if (stateOf(award, now) !== 'valid') return { ok: false, refusal: 'award-does-not-count' }
    const [last] = await walletOfferQuery(tx)
      .where('awardId', '=', awardId)
      .orderBy('startedAt', 'desc')
      .orderBy('walletOffers.id', 'desc')
      .limit(1)
      .execute()
    const state = last && walletOfferStateOf(last, now)
    if (last && state === 'open' && last.asksPin === asksPin) return { ok: true, walletOfferId: last.id }
    if (last && (state === 'open' || state === 'begun')) await closeWalletOffer(tx, { id: last.id, now })
    const id = newId(now)
    await tx
      .insertInto('walletOffers')
      .values({
        ...{ id, awardId, asksPin, startedAt: now, endsAt: new Date(now.getTime() + walletOfferMinutes * 60_000) },
        codeHash: secretHash(walletOfferCodeOf(id, masterKey)),
      })
      .execute()
    return { ok: true, walletOfferId: id }
  })
}
