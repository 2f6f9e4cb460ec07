import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Endorsed, EndorsedKind, Endorsement, EndorsementOnDesk } from './endorsement.ts'

const columns = [
  ...([
    'id',
    'badgeId',
    'pathwayId',
    'aboutId',
    'placeId',
    'organisationId',
    'state',
    'askedFor',
    'askedAt',
    'answeredAt',
  ] as const),
  ...(['badgeVersionId', 'pathwayVersionId', 'comment', 'commentCy', 'revokedAt'] as const),
] as const

const selectEndorsements = (reader: Reader) => reader.selectFrom('endorsements').select(columns).$castTo<Endorsement>()

/** Which column names what is endorsed. */
export const columnOf = { badge: 'badgeId', pathway: 'pathwayId', organisation: 'aboutId' } as const satisfies Record<
  EndorsedKind,
  keyof Endorsement
>

/** The row, held until the transaction ends; what it is of is held before it. */
export const lockEndorsement = (tx: Tx, id: string): Promise<Endorsement | undefined> =>
  selectEndorsements(tx).where('id', '=', id).forUpdate().executeTakeFirst()

/** With what it is of and who is asked. */
export const selectOnDesk = (reader: Reader) =>
  reader
    .selectFrom('endorsements')
    .leftJoin('badges', 'badges.id', 'endorsements.badgeId')
    .leftJoin('badgeVersions as words', (join) =>
      join.on(sql<boolean>`words.id = coalesce(endorsements.badge_version_id, badges.current_version_id)`),
    )
    .leftJoin('pathways', 'pathways.id', 'endorsements.pathwayId')
    .leftJoin('pathwayVersions as way', (join) =>
      join.on(sql<boolean>`way.id = coalesce(endorsements.pathway_version_id, pathways.current_version_id)`),
    )
    .leftJoin('organisations as owner', (join) =>
      join.on(
        sql<boolean>`owner.id = coalesce(endorsements.about_id, badges.organisation_id, pathways.organisation_id)`,
      ),
    )
    .innerJoin('organisations as endorser', 'endorser.id', 'endorsements.organisationId')
    .innerJoin('places', 'places.id', 'endorsements.placeId')
    .select(columns.map((column) => `endorsements.${column}` as const))
    .select(['places.slug as placeSlug', 'owner.id as ownerId'])
    .select(['endorser.name as organisationName', 'endorser.slug as organisationSlug'])
    .select([
      sql<EndorsedKind>`case when endorsements.badge_id is not null then 'badge'
        when endorsements.pathway_id is not null then 'pathway' else 'organisation' end`.as('kind'),
      sql<string>`coalesce(words.name, way.title, owner.name)`.as('name'),
      sql<string | null>`coalesce(words.name_cy, way.content ->> 'titleCy')`.as('nameCy'),
      sql<string>`coalesce(badges.slug, pathways.slug, owner.slug)`.as('slug'),
      sql<string>`coalesce(owner.name, places.name)`.as('ownerName'),
      sql<boolean>`endorsements.state = 'given' and (endorsements.badge_version_id is distinct from badges.current_version_id
        or endorsements.pathway_version_id is distinct from pathways.current_version_id)`.as('isStale'),
    ])
    .$castTo<EndorsementOnDesk>()

/** What this organisation was asked or said of it, in the words that it has now. */
export async function standingOf(
  tx: Tx,
  {
    endorsed,
    organisationId,
  }: { endorsed: Endorsed & { placeId: string; versionId: string | null }; organisationId: string },
): Promise<{ isAsked: boolean; isGiven: boolean }> {
  const rows = await tx
    .selectFrom('endorsements')
    .select(['state', 'badgeVersionId', 'pathwayVersionId'])
    .where(columnOf[endorsed.kind], '=', endorsed.id)
    .where('placeId', '=', endorsed.placeId)
    .where('organisationId', '=', organisationId)
    .where('state', 'in', ['asked', 'given'])
    .execute()
  return {
    isAsked: rows.some(({ state }) => state === 'asked'),
    isGiven: rows.some(
      ({ state, badgeVersionId, pathwayVersionId }) =>
        state === 'given' && (badgeVersionId ?? pathwayVersionId) === endorsed.versionId,
    ),
  }
}

/** Whether an organisation has its place among those of a place, and whether it gives this very badge, too. */
export async function endorserOf(
  tx: Tx,
  {
    organisationId,
    endorsed: { kind, id, placeId },
  }: { organisationId: string; endorsed: Endorsed & { placeId: string } },
): Promise<{ organisationId: string; isApproved: boolean; givesBadge: boolean }> {
  const membership = await tx
    .selectFrom('organisationPlaces')
    .select('status')
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .executeTakeFirst()
  const partner =
    kind === 'badge' &&
    (await tx
      .selectFrom('badgeIssuers')
      .select('state')
      .where('badgeId', '=', id)
      .where('organisationId', '=', organisationId)
      .where('state', 'in', ['asked', 'agreed'])
      .executeTakeFirst())
  return { organisationId, isApproved: membership?.status === 'approved', givesBadge: Boolean(partner) }
}
