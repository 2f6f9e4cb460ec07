import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { picturesKeptSince } from './picture-rules.ts'

/** Pictures that were added and then shown by no version of a badge. One that is chosen meanwhile is used, and stays. */
export async function removeUnusedPictures({
  database,
  now,
}: {
  database: Services['database']
  now: Date
}): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('badgePictures')
    .where('usedAt', '<', picturesKeptSince(now))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('badgeVersions')
            .select(sql.lit(1).as('one'))
            .where(sql<boolean>`badge_versions.artwork ? 'picture'`)
            .where(sql<boolean>`badge_versions.artwork ->> 'picture' = badge_pictures.hash`),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
