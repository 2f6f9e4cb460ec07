import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { badgeSharingMoved } from './badge-jobs.ts'
import { lockBadge } from './badge-store.ts'

export type ShareBadgeRefusal =
  | 'badge-not-found'
  | 'badge-is-not-published'
  | 'partner-is-the-owner'
  | 'partner-not-approved'
  | 'already-shared'
export type ShareBadgeOutcome = { ok: true } | { ok: false; refusal: ShareBadgeRefusal }

/** Asks another organisation of the place to give this badge, too. Nothing changes until it agrees. */
export async function shareBadge(
  { badgeId, partnerSlug }: { badgeId: string; partnerSlug: string },
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<ShareBadgeOutcome> {
  return database.transaction().execute(async (tx): Promise<ShareBadgeOutcome> => {
    const badge = await lockBadge(tx, badgeId)
    if (!badge || badge.organisationId !== manager.organisationId) return { ok: false, refusal: 'badge-not-found' }
    if (badge.status !== 'published') return { ok: false, refusal: 'badge-is-not-published' }
    const partner = await tx
      .selectFrom('organisations')
      .innerJoin('organisationPlaces', 'organisationPlaces.organisationId', 'organisations.id')
      .select(['organisations.id', 'organisationPlaces.status'])
      .where('organisations.slug', '=', partnerSlug)
      .where('organisationPlaces.placeId', '=', badge.placeId)
      .executeTakeFirst()
    if (partner?.status !== 'approved') return { ok: false, refusal: 'partner-not-approved' }
    if (partner.id === badge.organisationId) return { ok: false, refusal: 'partner-is-the-owner' }
    const asked = { state: 'asked', askedBy: manager.personId, askedAt: now, answeredBy: null, answeredAt: null }
    const written = await tx
      .insertInto('badgeIssuers')
      .values({ badgeId, organisationId: partner.id, placeId: badge.placeId, ...asked })
      .onConflict((conflict) =>
        conflict
          .columns(['badgeId', 'organisationId'])
          .doUpdateSet(asked)
          .where('badgeIssuers.state', 'in', ['refused', 'ended']),
      )
      .returning('badgeId')
      .executeTakeFirst()
    if (!written) return { ok: false, refusal: 'already-shared' }
    const moved = { state: 'asked', movedBy: manager.organisationId, movedAt: now.toISOString() } as const
    await queue.enqueue(tx, badgeSharingMoved, [{ badgeId, partnerId: partner.id, ...moved }])
    const entry = { actorId: manager.personId, action: 'badge.shared', subjectType: 'badge', subjectId: badgeId }
    await audit(tx, { ...entry, placeId: badge.placeId, detail: { partnerId: partner.id } }, now)
    return { ok: true }
  })
}
