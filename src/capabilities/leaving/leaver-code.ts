import { createHmac } from 'node:crypto'
import { claimCodeHash } from '#capabilities/awards/claim-code.ts'
import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** Crockford's alphabet, as on the card of a single badge. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const purpose = 'leaver-links'

/** The code on a leaver's card: 50 bits that follow from the leaver. */
export function leaverCodeOf(leaverId: string, masterKey: MasterKey): string {
  const bytes = createHmac('sha256', masterKey.derive('leaver-codes')).update(leaverId).digest()
  return Array.from(bytes.subarray(0, 10), (byte) => alphabet[byte % 32]).join('')
}

export const leaverCodeHash = (code: string): Buffer => claimCodeHash(code)

export function leaverPinOf(leaverId: string, masterKey: MasterKey): string {
  const bytes = createHmac('sha256', masterKey.derive('leaver-pins')).update(leaverId).digest()
  return String(bytes.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}

/** What the link in a leaver's mail carries: its bearer reads the mail at the address that ends. */
export function leaverLinkOf(leaverId: string, masterKey: MasterKey): string {
  return writeLinkCode(leaverId, { purpose, masterKey })
}

export function readLeaverLink(code: string, masterKey: MasterKey): string | undefined {
  return code.includes('.') ? readLinkCode(code, { purpose, masterKey }) : undefined
}

/** Names a leaver's mails (`Mail.key`). */
export const leaverMailKey = (leaverId: string, nth: number) => `leaver-${nth} ${leaverId}`
export const leaverAbout = (leaverId: string) => `leaver ${leaverId}`
