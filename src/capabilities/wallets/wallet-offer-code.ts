import { createHash, createHmac, randomBytes } from 'node:crypto'
import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** The secret in the address of a hand-over: 128 bits that follow from its id, so that its learner can be shown it again. */
export function walletOfferCodeOf(walletOfferId: string, masterKey: MasterKey): string {
  return wordOf('codes', walletOfferId, masterKey).subarray(0, 16).toString('base64url')
}

/** Six digits that the learner reads out to their own wallet. */
export function walletOfferPinOf(walletOfferId: string, masterKey: MasterKey): string {
  return String(wordOf('pins', walletOfferId, masterKey).readUInt32BE(0) % 1_000_000).padStart(6, '0')
}

/** What a wallet that speaks VCALM has to sign. */
export function walletOfferChallengeOf(walletOfferId: string, masterKey: MasterKey): string {
  return wordOf('challenges', walletOfferId, masterKey).subarray(0, 16).toString('base64url')
}

/** How a secret is kept: it cannot be read back. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

export function newWalletToken(): string {
  return randomBytes(32).toString('base64url')
}

const noncePurpose = 'wallet-nonces'

/** How long a wallet may use a nonce. */
export const nonceMinutes = 10

/** A word of ours with its time, which a wallet signs (OpenID4VCI 1.0 §7.2). Nothing is kept until it is used. */
export function newWalletNonce({ masterKey, now }: { masterKey: MasterKey; now: Date }): string {
  return writeLinkCode(`${now.getTime()} ${randomBytes(9).toString('base64url')}`, { purpose: noncePurpose, masterKey })
}

export function isWalletNonce(nonce: string, { masterKey, now }: { masterKey: MasterKey; now: Date }): boolean {
  const text = readLinkCode(nonce, { purpose: noncePurpose, masterKey })
  const age = now.getTime() - Number(text?.split(' ')[0])
  // Another process wrote it, whose clock may be a little ahead.
  return age > -60_000 && age < nonceMinutes * 60_000
}

function wordOf(purpose: string, walletOfferId: string, masterKey: MasterKey): Buffer {
  return createHmac('sha256', masterKey.derive(`wallet-offer-${purpose}`))
    .update(walletOfferId)
    .digest()
}
