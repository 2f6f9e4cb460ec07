import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Endorsement, EndorsementOnDesk } from './endorsement.ts'

const columns = [
  ...(['id', 'badgeId', 'placeId', 'organisationId', 'state', 'askedFor', 'askedAt', 'answeredAt'] as const),
  ...(['badgeVersionId', 'comment', 'commentCy', 'revokedAt'] as const),
] as const

const selectEndorsements = (reader: Reader) => reader.selectFrom('endorsements').select(columns).$castTo<Endorsement>()

/** The row, held until the transaction ends; the badge is held before it. */
export const lockEndorsement = (tx: Tx, id: string): Promise<Endorsement | undefined> =>
  selectEndorsements(tx).where('id', '=', id).forUpdate().executeTakeFirst()

/** With what it is of and who is asked. */
export const selectOnDesk = (reader: Reader) =>
  reader
    .selectFrom('endorsements')
    .innerJoin('badges', 'badges.id', 'endorsements.badgeId')
    .innerJoin('badgeVersions as words', (join) =>
      join.on(sql<boolean>`words.id = coalesce(endorsements.badge_version_id, badges.current_version_id)`),
    )
    .innerJoin('organisations as owner', 'owner.id', 'badges.organisationId')
    .innerJoin('organisations as endorser', 'endorser.id', 'endorsements.organisationId')
    .innerJoin('places', 'places.id', 'endorsements.placeId')
    .select(columns.map((column) => `endorsements.${column}` as const))
    .select(['words.name as badgeName', 'words.nameCy as badgeNameCy', 'badges.slug as badgeSlug'])
    .select(['places.slug as placeSlug', 'owner.id as ownerId', 'owner.name as ownerName', 'owner.slug as ownerSlug'])
    .select(['endorser.name as organisationName', 'endorser.slug as organisationSlug'])
    .select(
      sql<boolean>`endorsements.state = 'given' and endorsements.badge_version_id <> badges.current_version_id`.as(
        'isStale',
      ),
    )
    .$castTo<EndorsementOnDesk>()

/** What this organisation was asked or said of the badge in this version. */
export async function standingOf(
  tx: Tx,
  { badgeId, organisationId, versionId }: { badgeId: string; organisationId: string; versionId: string },
): Promise<{ isAsked: boolean; isGiven: boolean }> {
  const rows = await tx
    .selectFrom('endorsements')
    .select(['state', 'badgeVersionId'])
    .where('badgeId', '=', badgeId)
    .where('organisationId', '=', organisationId)
    .where('state', 'in', ['asked', 'given'])
    .execute()
  return {
    isAsked: rows.some(({ state }) => state === 'asked'),
    isGiven: rows.some(({ state, badgeVersionId }) => state === 'given' && badgeVersionId === versionId),
  }
}

/** Whether an organisation has its place among those of a place, and whether it gives this badge, too. */
export async function endorserOf(
  tx: Tx,
  { organisationId, placeId, badgeId }: { organisationId: string; placeId: string; badgeId: string },
): Promise<{ organisationId: string; isApproved: boolean; givesBadge: boolean }> {
  const membership = await tx
    .selectFrom('organisationPlaces')
    .select('status')
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .executeTakeFirst()
  const partner = await tx
    .selectFrom('badgeIssuers')
    .select('state')
    .where('badgeId', '=', badgeId)
    .where('organisationId', '=', organisationId)
    .where('state', 'in', ['asked', 'agreed'])
    .executeTakeFirst()
  return { organisationId, isApproved: membership?.status === 'approved', givesBadge: partner !== undefined }
}
