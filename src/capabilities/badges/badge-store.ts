import type { Insertable } from 'kysely'
import type { BadgeVersions } from '#database/types.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { freeSlug } from '#infrastructure/database/free-slug.ts'
import { newId } from '#infrastructure/ids.ts'
import type { BadgeContent } from './badge.ts'

export interface BadgeHead {
  id: string
  slug: string
  status: string
  organisationId: string
  placeId: string
  currentVersionId: string | null
}

/** Waits until nobody else is changing this badge. */
export async function lockBadge(tx: Tx, badgeId: string): Promise<BadgeHead | undefined> {
  return (
    tx
      .selectFrom('badges')
      .select(['id', 'slug', 'status', 'organisationId', 'placeId', 'currentVersionId'])
      .where('id', '=', badgeId)
      // Not more than that: a run or an offer that was just noted refers to the badge, and another one may be noted meanwhile.
      .forNoKeyUpdate()
      .executeTakeFirst()
  )
}

export function freeBadgeSlug(tx: Tx, { placeId, wanted }: { placeId: string; wanted: string }): Promise<string> {
  return freeSlug(tx, {
    wanted,
    space: `badges of ${placeId}`,
    taken: (numbered) =>
      tx
        .selectFrom('badges')
        .select('slug')
        .where('placeId', '=', placeId)
        .where((where) => where.or([where('slug', '=', wanted), where('slug', 'like', numbered)]))
        .execute(),
  })
}

/** Adds the next version and makes it the current one. */
export async function addVersion(
  tx: Tx,
  {
    badgeId,
    badgeStandardId,
    content,
    now,
  }: { badgeId: string; badgeStandardId: string; content: BadgeContent; now: Date },
) {
  const id = newId(now)
  const { number } = await tx
    .selectFrom('badgeVersions')
    .select((select) => select.fn.coalesce(select.fn.max('number'), select.lit(0)).as('number'))
    .where('badgeId', '=', badgeId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('badgeVersions')
    .values({ id, badgeId, badgeStandardId, number: number + 1, createdAt: now, ...columnsOf(content) })
    .execute()
  await tx.updateTable('badges').set({ currentVersionId: id, updatedAt: now }).where('id', '=', badgeId).execute()
  return { versionId: id, number: number + 1 }
}

/** Changes a version in place: only for one that was never published, hence never awarded. */
export async function replaceVersion(tx: Tx, { versionId, content }: { versionId: string; content: BadgeContent }) {
  await tx.updateTable('badgeVersions').set(columnsOf(content)).where('id', '=', versionId).execute()
}

function columnsOf(content: BadgeContent) {
  const { skills, artwork, ...rest } = content
  return { ...rest, skills: JSON.stringify(skills), artwork: JSON.stringify(artwork) } satisfies Partial<
    Insertable<BadgeVersions>
  >
}
