import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { isEnded, isTaken, lockOwner, selectOwner } from './address-store.ts'
import type { SignedIn } from './authority.ts'
import { type CheckMailboxOutcome, checkMailbox } from './check-mailbox.ts'
import { addressChanged } from './people-jobs.ts'

export type AddAddressOutcome =
  | { ok: true }
  | Extract<CheckMailboxOutcome, { ok: false }>
  | {
      ok: false
      refusal: 'address-has-an-account' | 'address-has-ended' | 'too-many-addresses' | 'changed-meanwhile'
    }

/** More than a person has, fewer than a machine would collect. */
export const mostAddresses = 6

interface Powers extends Pick<Services, 'database' | 'masterKey' | 'queue'> {
  signedIn: SignedIn
  now: Date
}

/**
 * From now on the account is opened with this address as well, and what is given to it comes to the same portfolio. That it
 * belongs to another account is told only to the person who read its mail.
 */
export async function addAddress(
  { email, code }: { email: string; code: string },
  { database, masterKey, queue, signedIn, now }: Powers,
): Promise<AddAddressOutcome> {
  const { personId } = signedIn
  const to = email.trim().toLowerCase()
  const proven = await checkMailbox({ email, code }, { database, masterKey, signedIn, now })
  if (!proven.ok) return proven
  const adding = database.transaction().execute(async (tx): Promise<AddAddressOutcome> => {
    const person = await lockOwner(tx, personId)
    if (!person || person.email.toLowerCase() !== signedIn.email.toLowerCase())
      return { ok: false, refusal: 'changed-meanwhile' }
    const owner = await selectOwner(tx, to)
    // Sent twice: it was added once.
    if (owner === personId) return { ok: true }
    if (await isEnded(tx, to)) return { ok: false, refusal: 'address-has-ended' }
    const { count } = await tx
      .selectFrom('personAddresses')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostAddresses) return { ok: false, refusal: 'too-many-addresses' }
    await tx.insertInto('personAddresses').values({ email: to, personId, addedAt: now }).execute()
    const entry = { actorId: personId, action: 'person.address-added', subjectType: 'person', subjectId: personId }
    await audit(tx, entry, now)
    const language = isLanguage(person.locale) ? person.locale : 'en'
    const told = { personId, former: person.email, language, at: now.toISOString(), change: 'added' as const }
    await queue.enqueue(tx, addressChanged, [told])
    return { ok: true }
  })
  return adding.catch((error: unknown): AddAddressOutcome => {
    // The address is the key of its row: of several that want it at once one has it, a first sign-in among them.
    if (isTaken(error)) return { ok: false, refusal: 'address-has-an-account' }
    throw error
  })
}
