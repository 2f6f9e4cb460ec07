import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { isId } from '#infrastructure/ids.ts'
import type { Visit } from '#web/site/visit.ts'

/** Where this person is signed in now. */
export async function listSessionsOf({ personId }: SignedIn, { services, sessionId, now }: Visit) {
  const rows = await services.database
    .selectFrom('authSessions')
    .select(['id', 'createdAt', 'userAgent'])
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, current: row.id === sessionId }))
}

/** Signs one of this person's devices out. */
export async function endSession(
  { sessionId }: { sessionId: string },
  { signedIn, database }: { signedIn: SignedIn; database: Database },
) {
  if (!isId(sessionId)) return
  await database
    .deleteFrom('authSessions')
    .where('id', '=', sessionId)
    .where('personId', '=', signedIn.personId)
    .execute()
}

/** Signs every device out but the one that asks. */
export async function endOtherSessions(
  { sessionId }: { sessionId: string | undefined },
  { signedIn, database }: { signedIn: SignedIn; database: Database },
) {
  await database
    .deleteFrom('authSessions')
    .where('personId', '=', signedIn.personId)
    .$if(sessionId !== undefined, (query) => query.where('id', '!=', String(sessionId)))
    .execute()
}
