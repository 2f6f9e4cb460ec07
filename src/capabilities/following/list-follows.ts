import { countOpportunitiesSince } from '#capabilities/opportunities/list-new-opportunities.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import type { Follow } from './follow.ts'

const newCountedUpTo = 99

/** What somebody follows, the latest first. */
export async function listFollows(database: Reader, personId: string): Promise<Follow[]> {
  return database
    .selectFrom('follows')
    .innerJoin('places', 'places.id', 'follows.placeId')
    .select([
      'follows.id',
      'follows.placeId',
      'places.slug as placeSlug',
      'places.name as placeName',
      'places.nameCy as placeNameCy',
      'follows.filters',
      'follows.narrowing',
      'follows.seenAt',
    ])
    .where('personId', '=', personId)
    .orderBy('follows.createdAt', 'desc')
    .$castTo<Follow>()
    .execute()
}

/** How much of each is new since its follower last looked, counted up to a bound. */
export async function countNew(database: Reader, follows: Follow[]): Promise<Record<string, number>> {
  const counts = await Promise.all(
    follows.map(async ({ id, narrowing, seenAt }) => [
      id,
      await countOpportunitiesSince(database, { narrowing, since: seenAt, atMost: newCountedUpTo }),
    ]),
  )
  return Object.fromEntries(counts)
}

export async function wantsDigest(database: Reader, personId: string): Promise<boolean> {
  const row = await database
    .selectFrom('digests')
    .select('personId')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}
