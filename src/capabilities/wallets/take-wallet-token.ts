import { timingSafeEqual } from 'node:crypto'
import type { Services } from '#infrastructure/services.ts'
import { newWalletToken, secretHash, walletOfferPinOf } from './wallet-offer-code.ts'
import { walletOfferStateOf } from './wallet-offer-rules.ts'
import { lockWalletOffer } from './wallet-offer-store.ts'

export type TakeWalletTokenOutcome =
  | { ok: true; token: string }
  | { ok: false; refusal: 'no-such-offer' | 'pin-is-missing' | 'pin-is-not-asked-for' | 'pin-is-wrong' }

interface Asked {
  /** Of the organisation at whose address it is asked for. */
  organisationSlug: string
  code: string
  pin: string | undefined
}

/**
 * Exchanges the code of an offer for a token, once (OpenID4VCI 1.0 §6.1). Wrong PINs are counted for the offer, not
 * for who tries: after five it is over.
 */
export function takeWalletToken(
  { organisationSlug, code, pin }: Asked,
  { database, masterKey, now }: Pick<Services, 'database' | 'masterKey'> & { now: Date },
): Promise<TakeWalletTokenOutcome> {
  return database.transaction().execute(async (tx): Promise<TakeWalletTokenOutcome> => {
    const offer = await lockWalletOffer(tx, { hash: secretHash(code), by: 'codeHash' })
    const isOpen = offer?.organisationSlug === organisationSlug && walletOfferStateOf(offer, now) === 'open'
    if (!offer || !isOpen) return { ok: false, refusal: 'no-such-offer' }
    const { id, asksPin, wrongPins } = offer
    if (!asksPin && pin !== undefined) return { ok: false, refusal: 'pin-is-not-asked-for' }
    if (asksPin && !pin) return { ok: false, refusal: 'pin-is-missing' }
    if (pin !== undefined && !isSame(pin, walletOfferPinOf(id, masterKey))) {
      await tx
        .updateTable('walletOffers')
        .set({ wrongPins: wrongPins + 1 })
        .where('id', '=', id)
        .execute()
      return { ok: false, refusal: 'pin-is-wrong' }
    }
    const token = newWalletToken()
    await tx
      .updateTable('walletOffers')
      .set({ redeemedAt: now, tokenHash: secretHash(token) })
      .where('id', '=', id)
      .execute()
    return { ok: true, token }
  })
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [secretHash(given), secretHash(right)]
  return timingSafeEqual(one, other)
}
