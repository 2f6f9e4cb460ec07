import { mostWrongPins, tokenMinutes, type WalletOffer, type WalletOfferState } from './wallet-offer.ts'

export function walletOfferStateOf(
  { closedAt, wrongPins, taken, redeemedAt, endsAt }: Omit<WalletOffer, 'id' | 'awardId' | 'asksPin' | 'startedAt'>,
  now: Date,
): WalletOfferState {
  if (taken > 0) return 'taken'
  if (wrongPins >= mostWrongPins) return 'locked'
  if (closedAt) return 'stopped'
  if (redeemedAt) return now < tokenEndOf(redeemedAt) ? 'begun' : 'ended'
  return now < endsAt ? 'open' : 'ended'
}

export function tokenEndOf(redeemedAt: Date): Date {
  return new Date(redeemedAt.getTime() + tokenMinutes * 60_000)
}
