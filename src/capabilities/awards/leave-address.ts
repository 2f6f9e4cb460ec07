import type { SignedIn } from '#capabilities/people/authority.ts'
import { type RemoveAddressOutcome, removeAddress } from '#capabilities/people/remove-address.ts'
import type { Services } from '#infrastructure/services.ts'
import { releaseAddress } from './recipient-store.ts'

interface Powers extends Pick<Services, 'database' | 'queue'> {
  signedIn: SignedIn
  /** The session in which this is done stays; every other one ends. */
  sessionId: string
  now: Date
}

/**
 * Takes an address from an account. What the account keeps of it stays; its recipients leave the address, so that what is
 * given there from now on is the next reader's. What waits there unkept stays for those who read the mail.
 */
export function leaveAddress(
  { email }: { email: string },
  { database, queue, signedIn, sessionId, now }: Powers,
): Promise<RemoveAddressOutcome> {
  const left = email.trim().toLowerCase()
  return database.transaction().execute(async (tx): Promise<RemoveAddressOutcome> => {
    const removed = await removeAddress({ email: left }, { tx, queue, signedIn, sessionId, now })
    if (removed.ok) await releaseAddress(tx, { email: left, personId: signedIn.personId })
    return removed
  })
}
