import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Badge } from './badge.ts'
import { findBadge } from './find-badge.ts'

export interface BadgeToIssue extends Badge {
  /** Its owner lets this organisation give it. */
  isShared: boolean
}

/**
 * A badge as an organisation would give it. One of another organisation counts as suspended, too, where the partner has
 * no standing in the place any more.
 */
export async function findBadgeToIssue(
  { badgeId, organisationId }: { badgeId: string; organisationId: string },
  { database }: Reading,
): Promise<BadgeToIssue | undefined> {
  const badge = await findBadge({ id: badgeId }, { database })
  if (!badge || badge.organisationId === organisationId) return badge && { ...badge, isShared: false }
  const partner = await database
    .selectFrom('badgeIssuers')
    .leftJoin('organisationPlaces', (join) =>
      join
        .onRef('organisationPlaces.organisationId', '=', 'badgeIssuers.organisationId')
        .on('organisationPlaces.placeId', '=', badge.placeId),
    )
    .select(sql<boolean>`coalesce(organisation_places.status <> 'approved', true)`.as('isSuspended'))
    .where('badgeIssuers.badgeId', '=', badgeId)
    .where('badgeIssuers.organisationId', '=', organisationId)
    .where('badgeIssuers.state', '=', 'agreed')
    .executeTakeFirst()
  return { ...badge, isShared: partner !== undefined, isSuspended: badge.isSuspended || partner?.isSuspended === true }
}
