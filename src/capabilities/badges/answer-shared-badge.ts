import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { badgeSharingMoved } from './badge-jobs.ts'
import { lockBadge } from './badge-store.ts'

export type AnswerSharedOutcome = { ok: true } | { ok: false; refusal: 'not-asked' }

/** Agrees to give the badge of another organisation in the partner's name, or declines. */
export async function answerSharedBadge(
  { badgeId, agree }: { badgeId: string; agree: boolean },
  { database, queue, manager, now }: Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date },
): Promise<AnswerSharedOutcome> {
  return database.transaction().execute(async (tx): Promise<AnswerSharedOutcome> => {
    const badge = await lockBadge(tx, badgeId)
    const answered = await tx
      .updateTable('badgeIssuers')
      .set({ state: agree ? 'agreed' : 'refused', answeredBy: manager.personId, answeredAt: now })
      .where('badgeId', '=', badgeId)
      .where('organisationId', '=', manager.organisationId)
      .where('state', '=', 'asked')
      .returning('badgeId')
      .executeTakeFirst()
    if (!badge || !answered) return { ok: false, refusal: 'not-asked' }
    const moved = {
      state: agree ? 'agreed' : 'refused',
      movedBy: manager.organisationId,
      movedAt: now.toISOString(),
    } as const
    await queue.enqueue(tx, badgeSharingMoved, [{ badgeId, partnerId: manager.organisationId, ...moved }])
    const action = agree ? 'badge.sharing-agreed' : 'badge.sharing-refused'
    const entry = { actorId: manager.personId, action, subjectType: 'badge', subjectId: badgeId }
    await audit(tx, { ...entry, placeId: badge.placeId, detail: { partnerId: manager.organisationId } }, now)
    return { ok: true }
  })
}
