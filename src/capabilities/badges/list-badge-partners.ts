import type { Reading } from '#infrastructure/database/database.ts'
import type { BadgePartner, SharedBadge, SharingState } from './shared-badge.ts'

/** The organisations that may give a badge beside the one that designed it, or were asked to, by name. */
export async function listBadgePartners(
  { badgeId, states }: { badgeId: string; states: SharingState[] },
  { database }: Reading,
): Promise<BadgePartner[]> {
  return database
    .selectFrom('badgeIssuers')
    .innerJoin('organisations', 'organisations.id', 'badgeIssuers.organisationId')
    .select(['organisationId', 'slug as organisationSlug', 'name as organisationName'])
    .select(['state', 'askedAt', 'answeredAt'])
    .where('badgeId', '=', badgeId)
    .where('state', 'in', states)
    .orderBy('organisations.name')
    .orderBy('organisations.id')
    .$castTo<BadgePartner>()
    .execute()
}

/** Badges of others that an organisation may give, or was asked to, the latest first. */
export async function listSharedBadges(
  { organisationId, states }: { organisationId: string; states: SharingState[] },
  { database }: Reading,
): Promise<SharedBadge[]> {
  return database
    .selectFrom('badgeIssuers')
    .innerJoin('badges', 'badges.id', 'badgeIssuers.badgeId')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
    .innerJoin('places', 'places.id', 'badges.placeId')
    .select(['badges.id as badgeId', 'badges.slug', 'badgeVersions.name', 'badgeVersions.nameCy'])
    .select(['organisations.name as ownerName', 'places.slug as placeSlug'])
    .select(['badgeIssuers.state', 'badgeIssuers.askedAt'])
    .where('badgeIssuers.organisationId', '=', organisationId)
    .where('badgeIssuers.state', 'in', states)
    .where('badges.status', '=', 'published')
    .orderBy('badgeIssuers.askedAt', 'desc')
    .orderBy('badges.id')
    .limit(200)
    .$castTo<SharedBadge>()
    .execute()
}
