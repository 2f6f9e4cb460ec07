import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { guardianChanged } from './guardian-jobs.ts'
import { longestReason } from './guardian-rules.ts'
import { lockGuardian } from './guardian-store.ts'

export type StopGuardianOutcome =
  | { ok: true }
  | { ok: false; refusal: 'guardian-not-found' | 'reason-is-missing' | 'reason-is-too-long' }

/**
 * Revokes a guardian whom this organisation has verified: from now on they see and keep nothing of the child. What the
 * child holds stays as it is, and a handover that was begun ends.
 */
export function stopGuardian(
  { childId, reason }: { childId: string; reason: string },
  { database, queue, issuer, now }: Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date },
): Promise<StopGuardianOutcome> {
  const { organisationId, personId } = issuer
  const why = reason.trim()
  return database.transaction().execute(async (tx): Promise<StopGuardianOutcome> => {
    const guardian = await lockGuardian(tx, { childId }, now)
    const isOurs = await tx
      .selectFrom('guardianships')
      .innerJoin('organisations', 'organisations.id', 'guardianships.organisationId')
      .select('organisations.name')
      .where('childId', '=', childId)
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    if (!guardian || !isOurs || guardian.state !== 'verified') return { ok: false, refusal: 'guardian-not-found' }
    if (why === '') return { ok: false, refusal: 'reason-is-missing' }
    if (why.length > longestReason) return { ok: false, refusal: 'reason-is-too-long' }
    await tx
      .updateTable('guardianships')
      .set({ revokedAt: now, revocationReason: why })
      .where('childId', '=', childId)
      .execute()
    await tx.deleteFrom('handovers').where('childId', '=', childId).execute()
    const { guardianId, placeId } = guardian
    const entry = { actorId: personId, action: 'guardian.revoked', subjectType: 'guardianship', subjectId: childId }
    await audit(tx, { ...entry, placeId, detail: { organisationId } }, now)
    const told = { guardianId, organisationName: isOurs.name, reason: why, at: now.toISOString() }
    await queue.enqueue(tx, guardianChanged, [{ ...told, change: 'revoked' }])
    return { ok: true }
  })
}
