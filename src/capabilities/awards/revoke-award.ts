import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { holdingsChanged } from './award-jobs.ts'
import { followedAmong } from './recipient-store.ts'

export type RevokeAwardOutcome =
  | { ok: true }
  | { ok: false; refusal: 'award-not-found' | 'reason-is-missing' | 'award-is-revoked' }

/** Withdraws an award, with a reason that anybody who checks the badge can read. */
export async function revokeAward(
  { awardId, reason }: { awardId: string; reason: string },
  { database, queue, issuer, now }: Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date },
): Promise<RevokeAwardOutcome> {
  if (!reason.trim()) return { ok: false, refusal: 'reason-is-missing' }
  return database.transaction().execute(async (tx) => {
    const award = await tx
      .selectFrom('awards')
      .select(['organisationId', 'placeId', 'statusListId', 'recipientId', 'revokedAt'])
      .where('id', '=', awardId)
      .forUpdate()
      .executeTakeFirst()
    if (!award || award.organisationId !== issuer.organisationId) return { ok: false, refusal: 'award-not-found' }
    if (award.revokedAt) return { ok: false, refusal: 'award-is-revoked' }
    await tx
      .updateTable('awards')
      .set({ revokedAt: now, revokedBy: issuer.personId ?? null, revocationReason: reason.trim() })
      .where('id', '=', awardId)
      .execute()
    // The published list no longer tells the truth: the next reader has it signed anew.
    await tx
      .updateTable('statusLists')
      .set({ credential: null, signedAt: null })
      .where('id', '=', award.statusListId)
      .execute()
    const personIds = await followedAmong(tx, [award.recipientId])
    if (personIds.length > 0) await queue.enqueue(tx, holdingsChanged, [{ personIds }])
    await audit(
      tx,
      {
        actorId: issuer.personId,
        action: 'award.revoked',
        subjectType: 'award',
        subjectId: awardId,
        placeId: award.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
