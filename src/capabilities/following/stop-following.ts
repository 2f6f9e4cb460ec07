import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'

type Powers = { database: Database; signedIn: SignedIn }

export async function stopFollowing({ followId }: { followId: string }, { database, signedIn }: Powers): Promise<void> {
  await database.deleteFrom('follows').where('id', '=', followId).where('personId', '=', signedIn.personId).execute()
}
