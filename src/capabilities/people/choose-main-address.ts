import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { lockOwner } from './address-store.ts'
import type { SignedIn } from './authority.ts'
import { addressChanged } from './people-jobs.ts'

export type ChooseMainAddressOutcome = { ok: true } | { ok: false; refusal: 'address-is-not-theirs' }

/** Mails go to another of the account's addresses from now on. The one until now still opens the account, and is told. */
export function chooseMainAddress(
  { email }: { email: string },
  { database, queue, signedIn, now }: Pick<Services, 'database' | 'queue'> & { signedIn: SignedIn; now: Date },
): Promise<ChooseMainAddressOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<ChooseMainAddressOutcome> => {
    const person = await lockOwner(tx, personId)
    const own = await tx
      .selectFrom('personAddresses')
      .select('email')
      .where('email', '=', email.trim().toLowerCase())
      .where('personId', '=', personId)
      .executeTakeFirst()
    if (!person || !own) return { ok: false, refusal: 'address-is-not-theirs' }
    if (own.email === person.email.toLowerCase()) return { ok: true }
    await tx.updateTable('people').set({ email: own.email, updatedAt: now }).where('id', '=', personId).execute()
    const entry = {
      actorId: personId,
      action: 'person.main-address-chosen',
      subjectType: 'person',
      subjectId: personId,
    }
    await audit(tx, entry, now)
    const language = isLanguage(person.locale) ? person.locale : 'en'
    const told = { personId, former: person.email, language, at: now.toISOString(), change: 'no-longer-main' as const }
    await queue.enqueue(tx, addressChanged, [told])
    return { ok: true }
  })
}
