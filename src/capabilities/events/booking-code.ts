import { createHmac } from 'node:crypto'
import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

const pagePurpose = 'booking-pages'
const mailPurpose = 'booking-mails'

/** What the address of a booking's page carries: its bearer made the booking, and may cancel it. */
export function bookingCodeOf(bookingId: string, masterKey: MasterKey): string {
  return writeLinkCode(bookingId, { purpose: pagePurpose, masterKey })
}

/** What the link in a booking's mail carries: its bearer also reads the mail at its address, and may confirm it. */
export function bookingMailCodeOf(bookingId: string, masterKey: MasterKey): string {
  return writeLinkCode(bookingId, { purpose: mailPurpose, masterKey })
}

export interface BookingLink {
  bookingId: string
  /** It came by the mail to the booker's address. */
  isProof: boolean
}

export function readBookingCode(code: string, masterKey: MasterKey): BookingLink | undefined {
  const fromMail = readLinkCode(code, { purpose: mailPurpose, masterKey })
  const bookingId = fromMail ?? readLinkCode(code, { purpose: pagePurpose, masterKey })
  return bookingId === undefined ? undefined : { bookingId, isProof: fromMail !== undefined }
}

/** What a connection is counted by: a keyed hash, so that what is kept for half an hour names no address. */
export function bookingClientOf(network: string, masterKey: MasterKey): string {
  return createHmac('sha256', masterKey.derive('booking-clients')).update(network).digest('base64url')
}
