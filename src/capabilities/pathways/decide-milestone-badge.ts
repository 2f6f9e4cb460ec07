import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { milestoneBadgeAgreed } from './pathway-jobs.ts'

/** Allows or forbids that another owner's pathway awards this badge automatically. Can be changed; awards made stay. */
export async function decideMilestoneBadge(
  { pathwayId, badgeId, agreed }: { pathwayId: string; badgeId: string; agreed: boolean },
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<{ ok: true } | { ok: false; refusal: 'nobody-asked' }> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx) => {
    const decided = await tx
      .updateTable('pathwayConsents')
      .set({ state: agreed ? 'agreed' : 'refused', decidedAt: now, decidedBy: personId })
      .where('pathwayId', '=', pathwayId)
      .where('badgeId', '=', badgeId)
      .where('organisationId', '=', organisationId)
      .returning('badgeId')
      .executeTakeFirst()
    if (!decided) return { ok: false, refusal: 'nobody-asked' }
    if (agreed) await queue.enqueue(tx, milestoneBadgeAgreed, [{ pathwayId, badgeId }])
    await audit(
      tx,
      {
        actorId: personId,
        action: agreed ? 'pathway.badge-agreed' : 'pathway.badge-refused',
        subjectType: 'pathway',
        subjectId: pathwayId,
        detail: { badgeId },
      },
      now,
    )
    return { ok: true }
  })
}

export interface AskedConsent {
  pathwayId: string
  badgeId: string
  state: 'asked' | 'agreed' | 'refused'
  askedAt: Date
  pathwayTitle: string
  pathwayHref: string
  owner: string
  badgeName: string
  badgeNameCy: string | null
}

/** Pathways of others that give, or would like to give, this organisation's badges. */
export async function listAskedConsents(organisationId: string, { database }: Reading): Promise<AskedConsent[]> {
  const rows = await database
    .selectFrom('pathwayConsents')
    .innerJoin('pathways', 'pathways.id', 'pathwayConsents.pathwayId')
    .innerJoin('pathwayVersions', 'pathwayVersions.id', 'pathways.currentVersionId')
    .innerJoin('places', 'places.id', 'pathways.placeId')
    .leftJoin('organisations', 'organisations.id', 'pathways.organisationId')
    .innerJoin('badges', 'badges.id', 'pathwayConsents.badgeId')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .select([
      'pathwayConsents.pathwayId',
      'pathwayConsents.badgeId',
      'pathwayConsents.state',
      'pathwayConsents.askedAt',
      'pathwayVersions.title as pathwayTitle',
      'pathways.slug',
      'places.slug as placeSlug',
      'places.name as placeName',
      'organisations.name as organisationName',
      'badgeVersions.name as badgeName',
      'badgeVersions.nameCy as badgeNameCy',
    ])
    .where('pathwayConsents.organisationId', '=', organisationId)
    .orderBy('pathwayConsents.state')
    .orderBy('pathwayConsents.askedAt', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ slug, placeSlug, placeName, organisationName, state, ...row }) => ({
    ...row,
    state: state === 'agreed' || state === 'refused' ? state : 'asked',
    pathwayHref: `/${placeSlug}/pathways/${slug}`,
    owner: organisationName ?? placeName,
  }))
}
