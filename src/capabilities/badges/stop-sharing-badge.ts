import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { badgeSharingMoved } from './badge-jobs.ts'
import { lockBadge } from './badge-store.ts'

export type StopSharingOutcome = { ok: true } | { ok: false; refusal: 'not-shared' }

/**
 * Ends that a partner gives the badge, or takes the question back: the owner for any partner, a partner for itself. What
 * was given stays genuine. Who gives the badge at this moment is waited for, as both hold the badge.
 */
export async function stopSharingBadge(
  { badgeId, partnerId }: { badgeId: string; partnerId: string },
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<StopSharingOutcome> {
  return database.transaction().execute(async (tx): Promise<StopSharingOutcome> => {
    const badge = await lockBadge(tx, badgeId)
    const mayStop = badge && [badge.organisationId, partnerId].includes(manager.organisationId)
    const ended = mayStop
      ? await tx
          .updateTable('badgeIssuers')
          .set({ state: 'ended', answeredBy: manager.personId, answeredAt: now })
          .where('badgeId', '=', badgeId)
          .where('organisationId', '=', partnerId)
          .where('state', 'in', ['asked', 'agreed'])
          .returning('badgeId')
          .executeTakeFirst()
      : undefined
    if (!badge || !ended) return { ok: false, refusal: 'not-shared' }
    const moved = { state: 'ended', movedBy: manager.organisationId, movedAt: now.toISOString() } as const
    await queue.enqueue(tx, badgeSharingMoved, [{ badgeId, partnerId, ...moved }])
    const entry = { actorId: manager.personId, action: 'badge.sharing-ended', subjectType: 'badge', subjectId: badgeId }
    await audit(tx, { ...entry, placeId: badge.placeId, detail: { partnerId } }, now)
    return { ok: true }
  })
}
