import type { Reading } from '#infrastructure/database/database.ts'
import type { BadgeReview, ReviewState } from './badge-review.ts'

const columns = [
  'badgeReviews.id',
  'badgeReviews.badgeId',
  'badgeReviews.badgeVersionId',
  'badgeReviews.placeId',
  'badgeReviews.state',
  'badgeReviews.askedBy',
  'badgeReviews.askedAt',
  'badgeReviews.decidedAt',
  'badgeReviews.comments',
] as const

export async function findReview(id: string, { database }: Reading): Promise<BadgeReview | undefined> {
  return database
    .selectFrom('badgeReviews')
    .select(columns)
    .where('id', '=', id)
    .$castTo<BadgeReview>()
    .executeTakeFirst()
}

/** What was said of a badge so far, the latest first. */
export async function listReviewsOfBadge(badgeId: string, { database }: Reading): Promise<BadgeReview[]> {
  return database
    .selectFrom('badgeReviews')
    .select(columns)
    .where('badgeId', '=', badgeId)
    .orderBy('askedAt', 'desc')
    .limit(50)
    .$castTo<BadgeReview>()
    .execute()
}

export interface ListedReview extends BadgeReview {
  name: string
  nameCy: string | null
  organisationName: string
  versionNumber: number
}

/** The reviews of a place in one state, those that wait longest first, others the latest first. */
export async function listReviews(
  { placeId, state, limit }: { placeId: string; state: ReviewState; limit: number },
  { database }: Reading,
): Promise<ListedReview[]> {
  return database
    .selectFrom('badgeReviews')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'badgeReviews.badgeVersionId')
    .innerJoin('badges', 'badges.id', 'badgeReviews.badgeId')
    .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
    .select(columns)
    .select([
      'badgeVersions.name',
      'badgeVersions.nameCy',
      'badgeVersions.number as versionNumber',
      'organisations.name as organisationName',
    ])
    .where('badgeReviews.placeId', '=', placeId)
    .where('badgeReviews.state', '=', state)
    .orderBy('badgeReviews.askedAt', state === 'waiting' ? 'asc' : 'desc')
    .limit(limit)
    .$castTo<ListedReview>()
    .execute()
}

export async function countWaitingReviews(
  placeId: string,
  { database }: Reading,
): Promise<{ count: number; since: Date | null }> {
  const row = await database
    .selectFrom('badgeReviews')
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.min<Date | null>('askedAt').as('since')])
    .where('placeId', '=', placeId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row ?? { count: 0, since: null }
}

/** Badges of an organisation whose last review came back with comments and that wait for it to be asked for again. */
export async function listReturned(
  organisationId: string,
  { database }: Reading,
): Promise<{ badgeId: string; name: string; nameCy: string | null; since: Date }[]> {
  const rows = await database
    .selectFrom('badges')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('badgeReviews')
          .select(['state', 'decidedAt'])
          .whereRef('badgeReviews.badgeId', '=', 'badges.id')
          .orderBy('askedAt', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['badges.id as badgeId', 'badgeVersions.name', 'badgeVersions.nameCy', 'last.decidedAt as since'])
    .where('badges.organisationId', '=', organisationId)
    .where('badges.status', '<>', 'archived')
    .where('last.state', '=', 'returned')
    .limit(10)
    .execute()
  return rows.flatMap(({ since, ...row }) => (since ? [{ ...row, since }] : []))
}
