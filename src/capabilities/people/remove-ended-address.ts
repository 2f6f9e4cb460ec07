import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { lockOwner } from './address-store.ts'
import { addressChanged } from './people-jobs.ts'

/**
 * An organisation has ended an address: an account that has others is opened with it no more, since another person may read
 * its mail next. Where it was the main one, the first of the others takes its place. An account with this address alone is
 * left as it is, false: its owner would lose it. The person is held by `lockAddressOwner`.
 */
export async function removeEndedAddress(
  { email, personId }: { email: string; personId: string },
  { tx, queue, now }: Pick<Services, 'queue'> & { tx: Tx; now: Date },
): Promise<boolean> {
  const person = await lockOwner(tx, personId)
  const next = await tx
    .selectFrom('personAddresses')
    .select('email')
    .where('personId', '=', personId)
    .where('email', '!=', email)
    .orderBy('addedAt')
    .orderBy('email')
    .limit(1)
    .executeTakeFirst()
  if (!person || !next) return false
  const isMain = person.email.toLowerCase() === email
  if (isMain)
    await tx.updateTable('people').set({ email: next.email, updatedAt: now }).where('id', '=', personId).execute()
  await tx.deleteFrom('personAddresses').where('email', '=', email).where('personId', '=', personId).execute()
  const entry = { actorId: undefined, action: 'person.address-ended', subjectType: 'person', subjectId: personId }
  await audit(tx, entry, now)
  const language = isLanguage(person.locale) ? person.locale : 'en'
  const former = isMain ? next.email : person.email
  await queue.enqueue(tx, addressChanged, [{ personId, former, language, at: now.toISOString(), change: 'ended' }])
  return true
}
