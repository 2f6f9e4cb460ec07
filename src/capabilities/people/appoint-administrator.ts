import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { addPeople } from './add-people.ts'

/**
 * Makes a person an administrator of the platform, with or without an account. Only from the command line: there is no
 * page for it.
 */
export async function appointAdministrator(
  { email, name }: { email: string; name: string },
  { database, now }: { database: Database; now: Date },
): Promise<{ personId: string }> {
  const people = await addPeople([{ email, name }], { database, now })
  const personId = needed(people.get(email.toLowerCase()), 'the person who was recorded')
  await database.transaction().execute(async (tx) => {
    await tx
      .updateTable('people')
      .set({ isPlatformAdministrator: true, updatedAt: now })
      .where('id', '=', personId)
      .execute()
    await audit(
      tx,
      { actorId: undefined, action: 'administrator.appointed', subjectType: 'person', subjectId: personId },
      now,
    )
  })
  return { personId }
}
