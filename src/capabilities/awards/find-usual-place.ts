import type { Reading } from '#infrastructure/database/database.ts'

/** Where the newest badge that this person keeps is from: the place whose colour and menu their own pages have. */
export async function findUsualPlace(personId: string, { database }: Reading): Promise<string | undefined> {
  const newest = await database
    .selectFrom('awards')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .innerJoin('places', 'places.id', 'awards.placeId')
    .select('places.slug')
    .where('recipients.personId', '=', personId)
    .where('awards.claimedAt', 'is not', null)
    .where('places.closedAt', 'is', null)
    .orderBy('awards.awardedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.slug
}
