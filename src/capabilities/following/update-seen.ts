import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** Its follower is looking at it now: what is there is no longer new. Returns where it is listed. */
export async function updateSeen(
  { followId }: { followId: string },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<{ placeId: string; filters: Record<string, string> } | undefined> {
  const row = await database
    .updateTable('follows')
    .set({ seenAt: now })
    .where('id', '=', followId)
    .where('personId', '=', signedIn.personId)
    .returning(['placeId', 'filters'])
    .executeTakeFirst()
  return row && { placeId: row.placeId, filters: row.filters as Record<string, string> }
}
