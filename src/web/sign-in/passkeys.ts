import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { isId } from '#infrastructure/ids.ts'

/** The passkeys with which this person may sign in. */
export async function listPasskeysOf({ personId }: SignedIn, database: Database) {
  return database
    .selectFrom('authPasskeys')
    .select(['id', 'createdAt', 'deviceType'])
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .limit(50)
    .execute()
}

/** Takes a passkey away: the device that holds it can no longer sign in with it. */
export async function removePasskey(
  { passkeyId }: { passkeyId: string },
  { signedIn, database }: { signedIn: SignedIn; database: Database },
) {
  if (!isId(passkeyId)) return
  await database
    .deleteFrom('authPasskeys')
    .where('id', '=', passkeyId)
    .where('personId', '=', signedIn.personId)
    .execute()
}
