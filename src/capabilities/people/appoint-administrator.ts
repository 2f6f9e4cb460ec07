import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { addPeople } from './add-people.ts'

/**
 * Makes a person an administrator of the installation, with or without an account: a command, for the first one.
 */
export async function appointAdministrator(
  { email, name }: { email: string; name: string },
  { database, now }: { database: Database; now: Date },
): Promise<{ personId: string }> {
  const people = await addPeople([{ email, name }], { database, now })
  const personId = needed(people.get(email.toLowerCase()), 'the person who was recorded')
  await database.transaction().execute((tx) => appointAdministratorById({ personId }, { tx, now }))
  return { personId }
}

/** The same for a person with an account who accepted an offer of the role, inside that transaction. */
export async function appointAdministratorById({ personId }: { personId: string }, { tx, now }: { tx: Tx; now: Date }) {
  await tx
    .updateTable('people')
    .set({ isPlatformAdministrator: true, updatedAt: now })
    .where('id', '=', personId)
    .execute()
  const entry = { actorId: undefined, action: 'administrator.appointed', subjectType: 'person', subjectId: personId }
  await audit(tx, entry, now)
}
