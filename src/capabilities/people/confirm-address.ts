import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { isEnded, isTaken, lockOwner, selectOwner } from './address-store.ts'
import type { SignedIn } from './authority.ts'
import { type CheckMailboxOutcome, checkMailbox } from './check-mailbox.ts'
import { addressChanged } from './people-jobs.ts'

export type ConfirmAddressOutcome =
  | { ok: true }
  | Extract<CheckMailboxOutcome, { ok: false }>
  | { ok: false; refusal: 'address-has-an-account' | 'address-has-ended' | 'changed-meanwhile' }

interface Powers extends Pick<Services, 'database' | 'masterKey' | 'queue'> {
  signedIn: SignedIn
  /** The session in which this is done stays; every other one ends. */
  sessionId: string
  now: Date
}

/**
 * Gives an account another main address in place of the one it has; everything in it stays. That the address belongs
 * to another account is told only to those who read its mail. Keep what was given to the former address before this.
 */
export async function confirmAddress(
  { email, code }: { email: string; code: string },
  { database, masterKey, queue, signedIn, sessionId, now }: Powers,
): Promise<ConfirmAddressOutcome> {
  const { personId } = signedIn
  const [from, to] = [signedIn.email.toLowerCase(), email.trim().toLowerCase()]
  const checked = await checkMailbox({ email, code }, { database, masterKey, signedIn, now })
  if (!checked.ok) return checked
  const moving = database.transaction().execute(async (tx): Promise<ConfirmAddressOutcome> => {
    if (!(await lockOwner(tx, personId))) return { ok: false, refusal: 'changed-meanwhile' }
    const owner = await selectOwner(tx, to)
    if (owner !== undefined && owner !== personId) return { ok: false, refusal: 'address-has-an-account' }
    if (owner === undefined && (await isEnded(tx, to))) return { ok: false, refusal: 'address-has-ended' }
    const moved = await tx
      .updateTable('people')
      .set({ email: to, emailVerified: true, updatedAt: now })
      .where('id', '=', personId)
      .where('email', '=', from)
      .returning('locale')
      .executeTakeFirst()
    if (!moved) return { ok: false, refusal: 'changed-meanwhile' }
    await tx.deleteFrom('personAddresses').where('email', '=', from).where('personId', '=', personId).execute()
    await tx.deleteFrom('authSessions').where('personId', '=', personId).where('id', '!=', sessionId).execute()
    const entry = { actorId: personId, action: 'person.address-changed', subjectType: 'person', subjectId: personId }
    await audit(tx, entry, now)
    const language = isLanguage(moved.locale) ? moved.locale : 'en'
    await queue.enqueue(tx, addressChanged, [{ personId, former: from, language, at: now.toISOString() }])
    return { ok: true }
  })
  return moving.catch((error: unknown): ConfirmAddressOutcome => {
    // An account was made with it, by a first sign-in at the same moment.
    if (isTaken(error)) return { ok: false, refusal: 'address-has-an-account' }
    throw error
  })
}
