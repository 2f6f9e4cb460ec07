import type { Reading } from '#infrastructure/database/database.ts'

/** Addresses of what is published in a place, the newest first, for those who read a whole site. */
export async function listOpportunityAddresses(
  { placeId, limit }: { placeId: string; limit: number },
  { database }: Reading,
): Promise<{ slug: string; updatedAt: Date }[]> {
  return database
    .selectFrom('opportunities')
    .select(['slug', 'updatedAt'])
    .where('placeId', '=', placeId)
    .where('status', '=', 'published')
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
