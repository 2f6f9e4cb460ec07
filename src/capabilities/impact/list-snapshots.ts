import type { Reading } from '#infrastructure/database/database.ts'
import type { Snapshot } from './snapshot.ts'

/** The frozen months of a place, the latest first. */
export async function listSnapshots(
  { placeId, limit }: { placeId: string; limit: number },
  { database }: Reading,
): Promise<Snapshot[]> {
  return database
    .selectFrom('impactSnapshots')
    .select(['month', 'takenAt', 'definitions', 'figures'])
    .where('placeId', '=', placeId)
    .orderBy('month', 'desc')
    .limit(limit)
    .$castTo<Snapshot>()
    .execute()
}
