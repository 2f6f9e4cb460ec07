import { sql } from 'kysely'
import { countOpportunitiesSince } from '#capabilities/opportunities/list-opportunities-since.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Follow, FollowNames } from './follow.ts'

const newCountedUpTo = 99

/** The searches that a person follows, newest first. */
export async function listFollows(personId: string, { database }: Reading): Promise<Follow[]> {
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
    .leftJoin('organisations', (join) => join.on(sql<boolean>`organisations.slug = follows.filters ->> 'organisation'`))
    .leftJoin('badges', (join) =>
      join.onRef('badges.placeId', '=', 'follows.placeId').on(sql<boolean>`badges.slug = follows.filters ->> 'badge'`),
    )
    .leftJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .select(
      sql<FollowNames>`jsonb_build_object('organisation', organisations.name, 'badge', badge_versions.name,
        'badgeCy', badge_versions.name_cy)`.as('names'),
    )
    .where('personId', '=', personId)
    .orderBy('follows.createdAt', 'desc')
    .$castTo<Follow>()
    .execute()
}

/** How much of each is new since its follower last looked, counted up to a bound. */
export async function countNew(follows: Follow[], { database }: Reading): Promise<Record<string, number>> {
  const counts = await Promise.all(
    follows.map(async ({ id, narrowing, seenAt }) => [
      id,
      await countOpportunitiesSince({ narrowing, since: seenAt, atMost: newCountedUpTo }, { database }),
    ]),
  )
  return Object.fromEntries(counts)
}

export async function wantsDigest(personId: string, { database }: Reading): Promise<boolean> {
  const row = await database
    .selectFrom('digests')
    .select('personId')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}
