import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Application } from './application.ts'

const columns = ['id', 'reference', 'placeId', 'typed', 'savedAt', 'sentAt', 'organisationId'] as const

/** Only who began it finds it. */
export async function findApplication(
  id: string,
  { database, signedIn }: Reading & { signedIn: SignedIn },
): Promise<Application | undefined> {
  return database
    .selectFrom('applications')
    .select(columns)
    .where('id', '=', id)
    .where('personId', '=', signedIn.personId)
    .$castTo<Application>()
    .executeTakeFirst()
}

/** What this person has begun and not sent, the latest first. */
export async function listUnsentApplications({
  database,
  signedIn,
}: Reading & { signedIn: SignedIn }): Promise<Application[]> {
  return database
    .selectFrom('applications')
    .select(columns)
    .where('personId', '=', signedIn.personId)
    .where('sentAt', 'is', null)
    .orderBy('savedAt', 'desc')
    .limit(20)
    .$castTo<Application>()
    .execute()
}
