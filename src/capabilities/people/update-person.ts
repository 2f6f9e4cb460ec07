import type { Database, Tx } from '#infrastructure/database/database.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { SignedIn } from './authority.ts'
import type { AgeBand } from './person.ts'

export interface PersonChange {
  name?: string
  ageBand?: AgeBand
  locale?: Language
}

/** Changes what a person says about themselves. */
export async function updatePerson(
  change: PersonChange,
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
) {
  await database
    .updateTable('people')
    .set({ ...change, updatedAt: now })
    .where('id', '=', signedIn.personId)
    .execute()
}

/** Gives a child another name, as their guardian says it. */
export async function namePersonInCare({ id, name }: { id: string; name: string }, { tx, now }: { tx: Tx; now: Date }) {
  await tx.updateTable('people').set({ name, updatedAt: now }).where('id', '=', id).where('email', 'is', null).execute()
}

/** From now on it is news when this person is given a badge, keeps one or loses one: something follows it. */
export async function followHoldings(personId: string, { tx }: { tx: Tx }) {
  await tx
    .updateTable('people')
    .set({ holdingsFollowed: true })
    .where('id', '=', personId)
    .where('holdingsFollowed', '=', false)
    .execute()
}
