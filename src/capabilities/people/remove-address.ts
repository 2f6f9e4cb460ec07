import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { lockOwner } from './address-store.ts'
import type { SignedIn } from './authority.ts'
import { addressChanged } from './people-jobs.ts'

interface Powers {
  tx: Tx
  signedIn: SignedIn
  /** The session in which this is done stays. */
  sessionId: string
  now: Date
}

export type RemoveAddressOutcome = { ok: true } | { ok: false; refusal: 'address-is-not-theirs' | 'address-is-main' }

/**
 * The account is opened with this address no more: every other session ends, since its reader may have begun one. The address
 * and the main one are told. The main one itself stays.
 */
export async function removeAddress(
  { email }: { email: string },
  { tx, queue, signedIn, sessionId, now }: Pick<Services, 'queue'> & Powers,
): Promise<RemoveAddressOutcome> {
  const { personId } = signedIn
  const person = await lockOwner(tx, personId)
  if (!person) return { ok: false, refusal: 'address-is-not-theirs' }
  if (person.email.toLowerCase() === email) return { ok: false, refusal: 'address-is-main' }
  const removed = await tx
    .deleteFrom('personAddresses')
    .where('email', '=', email)
    .where('personId', '=', personId)
    .returning('email')
    .executeTakeFirst()
  if (!removed) return { ok: false, refusal: 'address-is-not-theirs' }
  await tx.deleteFrom('authSessions').where('personId', '=', personId).where('id', '!=', sessionId).execute()
  const entry = { actorId: personId, action: 'person.address-removed', subjectType: 'person', subjectId: personId }
  await audit(tx, entry, now)
  const language = isLanguage(person.locale) ? person.locale : 'en'
  const told = { personId, language, at: now.toISOString(), change: 'removed' as const }
  await queue.enqueue(
    tx,
    addressChanged,
    [email, person.email].map((former) => ({ ...told, former })),
  )
  return { ok: true }
}
