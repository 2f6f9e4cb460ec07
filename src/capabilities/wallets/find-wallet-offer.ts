import type { Reading } from '#infrastructure/database/database.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import type { WalletOfferState } from './wallet-offer.ts'
import { secretHash, walletOfferCodeOf, walletOfferPinOf } from './wallet-offer-code.ts'
import { walletOfferStateOf } from './wallet-offer-rules.ts'
import { type WalletOfferRow, walletOfferQuery } from './wallet-offer-store.ts'

/** A hand-over as it stands. */
export type FoundWalletOffer = WalletOfferRow & { state: WalletOfferState }

/** The hand-over at an address. Nothing is changed by looking. */
export async function findWalletOffer(
  { code }: { code: string },
  { database, now }: Reading & { now: Date },
): Promise<FoundWalletOffer | undefined> {
  const found = await walletOfferQuery(database).where('codeHash', '=', secretHash(code)).executeTakeFirst()
  return found && { ...found, state: walletOfferStateOf(found, now) }
}

/** The latest hand-over of an award with its address and PIN. For its learner alone. */
export async function findOwnWalletOffer(
  { awardId }: { awardId: string },
  { database, masterKey, now }: Reading & { masterKey: MasterKey; now: Date },
): Promise<(FoundWalletOffer & { code: string; pin: string | undefined }) | undefined> {
  const found = await walletOfferQuery(database)
    .where('awardId', '=', awardId)
    .orderBy('startedAt', 'desc')
    .orderBy('walletOffers.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found) return undefined
  const pin = found.asksPin ? walletOfferPinOf(found.id, masterKey) : undefined
  return { ...found, state: walletOfferStateOf(found, now), code: walletOfferCodeOf(found.id, masterKey), pin }
}
