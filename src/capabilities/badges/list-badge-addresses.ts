import type { Reading } from '#infrastructure/database/database.ts'

/** Addresses of the published badges of a place, the newest first, for those who read a whole site. */
export async function listBadgeAddresses(
  { placeId, limit }: { placeId: string; limit: number },
  { database }: Reading,
): Promise<{ slug: string; updatedAt: Date }[]> {
  return database
    .selectFrom('badges')
    .select(['slug', 'updatedAt'])
    .where('placeId', '=', placeId)
    .where('status', '=', 'published')
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
