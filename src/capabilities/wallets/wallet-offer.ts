/** How long a wallet may take a badge: long enough to install one, too short to be passed on. */
export const walletOfferMinutes = 15

/** With so many wrong PINs a hand-over is over. */
export const mostWrongPins = 5

/** How long a wallet may ask for what its code was exchanged for. */
export const tokenMinutes = 10

export type WalletOfferState = 'open' | 'begun' | 'taken' | 'ended' | 'stopped' | 'locked'

/** An award that a wallet may take now. */
export interface WalletOffer {
  id: string
  awardId: string
  asksPin: boolean
  wrongPins: number
  startedAt: Date
  endsAt: Date
  closedAt: Date | null
  redeemedAt: Date | null
  /** How many copies were taken. */
  taken: number
}
