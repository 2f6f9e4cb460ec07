import type { JsonObject } from '@waymark/open-badges'

/** A credential as a wallet showed it: a JWT or an SD-JWT is text, one with a Data Integrity proof an object. */
export type ShownDocument = string | JsonObject

/** An ask that is put to one wallet. */
export interface WalletRequest {
  id: string
  askId: string
  /** The ask as it was read. */
  basedOn: string
  startedAt: Date
  endsAt: Date
  /** What the wallet showed; null while it has not. */
  documents: ShownDocument[] | null
}

/** How long a wallet may answer, and what it showed waits to be sent. */
export const walletRequestMinutes = 15
/** Badges in one answer. */
export const mostShown = 20
/** Requests that wait for wallets at one ask: a flood leaves room after minutes. */
export const mostWaiting = 500
