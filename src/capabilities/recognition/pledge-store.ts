import { sql } from 'kysely'
import { findStanding } from '#capabilities/organisations/find-standing.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { Pledge, PledgeContent, PledgeOnDesk, PledgeSupport } from './pledge.ts'

const columns = [
  ...([
    'id',
    'placeId',
    'organisationId',
    'state',
    'act',
    'scope',
    'badgeId',
    'pathwayId',
    'about',
    'aboutCy',
  ] as const),
  ...(['said', 'saidCy', 'beginsOn', 'endsOn', 'createdAt', 'changedAt', 'offeredAt', 'decidedAt', 'note'] as const),
  ...(['liveAt', 'endedAt', 'renewedAt', 'dueTold', 'heldSince', 'heldWhy'] as const),
] as const

/** The row, held until the transaction ends. */
export const lockPledge = (tx: Tx, id: string): Promise<Pledge | undefined> =>
  tx.selectFrom('pledges').select(columns).where('id', '=', id).forUpdate().$castTo<Pledge>().executeTakeFirst()

/** What of it everybody would miss: pledges are shown only while nothing is. */
const missing = sql<PledgeSupport | null>`case
  when membership.status is distinct from 'approved' then 'organisation'
  when pledges.badge_id is not null
    and (badges.status <> 'published' or coalesce(owner_membership.status, 'left') <> 'approved') then 'badge'
  when pledges.pathway_id is not null and pathways.status <> 'published' then 'pathway' end`

/** With the names of what it is about. */
export const selectPledges = (reader: Reader) =>
  reader
    .selectFrom('pledges')
    .innerJoin('places', 'places.id', 'pledges.placeId')
    .innerJoin('organisations', 'organisations.id', 'pledges.organisationId')
    .leftJoin('organisationPlaces as membership', (join) =>
      join
        .onRef('membership.organisationId', '=', 'pledges.organisationId')
        .onRef('membership.placeId', '=', 'pledges.placeId'),
    )
    .leftJoin('badges', 'badges.id', 'pledges.badgeId')
    .leftJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .leftJoin('organisationPlaces as ownerMembership', (join) =>
      join
        .onRef('ownerMembership.organisationId', '=', 'badges.organisationId')
        .onRef('ownerMembership.placeId', '=', 'badges.placeId'),
    )
    .leftJoin('pathways', 'pathways.id', 'pledges.pathwayId')
    .leftJoin('pathwayVersions', 'pathwayVersions.id', 'pathways.currentVersionId')
    .select(columns.map((column) => `pledges.${column}` as const))
    .select(['places.slug as placeSlug', 'organisations.name as organisationName'])
    .select(['organisations.slug as organisationSlug', 'badges.slug as badgeSlug'])
    .select(['badgeVersions.name as badgeName', 'badgeVersions.nameCy as badgeNameCy'])
    .select(['pathways.slug as pathwaySlug', 'pathwayVersions.title as pathwayTitle'])
    .select([sql<string | null>`pathway_versions.content ->> 'titleCy'`.as('pathwayTitleCy'), missing.as('missing')])
    .$castTo<PledgeOnDesk>()

/** Also those that rest on something that is missing, and those whose last day is over and nothing has settled yet. */
export const selectLive = (reader: Reader) => selectPledges(reader).where('pledges.state', '=', 'live')

/** Pledges that everybody sees now. */
export const selectShown = (reader: Reader, now: Date) =>
  selectLive(reader).where('pledges.endsOn', '>=', localParts(now).date).where(sql<boolean>`${missing} is null`)

/** What is written of what its organisation promises. */
export function contentColumns(content: PledgeContent): PledgeContent {
  const { act, scope, badgeId, pathwayId, about, aboutCy, said, saidCy, beginsOn, endsOn } = content
  const inWords = scope === 'skill' || scope === 'job'
  return {
    ...{ act, scope, beginsOn, endsOn },
    badgeId: scope === 'badge' ? badgeId : null,
    pathwayId: scope === 'pathway' ? pathwayId : null,
    about: inWords ? (about?.trim() ?? null) : null,
    aboutCy: inWords ? aboutCy?.trim() || null : null,
    said: said?.trim() || null,
    saidCy: saidCy?.trim() || null,
  }
}

/** A fingerprint of what is promised, and of where it stands. */
export function pledgeRevision(pledge: PledgeContent & Pick<Pledge, 'state'>): string {
  return revisionOf({ ...contentColumns(pledge), state: pledge.state })
}

/** Whether what a pledge is about is in its place, and seen there. */
export async function isAboutSomething(
  tx: Tx,
  { scope, badgeId, pathwayId }: PledgeContent,
  placeId: string,
): Promise<boolean> {
  if (scope === 'badge' && badgeId)
    return (
      (await tx
        .selectFrom('badges')
        .select('id')
        .where('id', '=', badgeId)
        .where('placeId', '=', placeId)
        .where('status', '=', 'published')
        .executeTakeFirst()) !== undefined
    )
  if (scope === 'pathway' && pathwayId)
    return (
      (await tx
        .selectFrom('pathways')
        .select('id')
        .where('id', '=', pathwayId)
        .where('placeId', '=', placeId)
        .where('status', '=', 'published')
        .executeTakeFirst()) !== undefined
    )
  return scope === 'skill' || scope === 'job'
}

interface Owner {
  organisationId: string
  placeId: string
}

export async function isApproved(tx: Tx, asked: Owner): Promise<boolean> {
  return (await findStanding(asked, { database: tx })) === 'approved'
}

/** The draft that was begun since with the very same words. */
export async function findPressedPledge(
  tx: Tx,
  { organisationId, placeId, content, since }: Owner & { content: PledgeContent; since: Date },
): Promise<string | undefined> {
  const rows = await tx
    .selectFrom('pledges')
    .select(columns)
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .where('state', '=', 'draft')
    .where('createdAt', '>', since)
    .orderBy('createdAt')
    .$castTo<Pledge>()
    .execute()
  const said = revisionOf(contentColumns(content))
  return rows.find((row) => revisionOf(contentColumns(row)) === said)?.id
}
