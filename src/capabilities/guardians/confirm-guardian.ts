import type { Issuer } from '#capabilities/people/authority.ts'
import { forgetAttempts, takeAttempt } from '#infrastructure/database/attempts.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { freeTries, readDeskCode } from './guardian-code.ts'
import { guardianChanged } from './guardian-jobs.ts'
import { lockGuardian, selectGuardians } from './guardian-store.ts'

export type ConfirmGuardianOutcome =
  | { ok: true }
  | { ok: false; refusal: 'code-is-unknown' | 'guardian-is-verified' | 'organisation-not-there' }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

/**
 * A person of an organisation, who knows guardian and child, says that they are that. It is recorded who said so. A try
 * counts as in looking (`findGuardianAtDesk`); one that confirms forgets those before it, so that a whole evening of parents
 * comes through.
 */
export async function confirmGuardian(
  { typed }: { typed: string },
  { database, queue, issuer, now }: Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date },
): Promise<ConfirmGuardianOutcome> {
  const { organisationId, personId } = issuer
  const tries = { purpose: 'guardian-code', subject: personId ?? organisationId } as const
  const attempt = await takeAttempt(database, { ...tries, free: freeTries }, now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many-tries' }
  const deskCode = readDeskCode(typed)
  return database.transaction().execute(async (tx): Promise<ConfirmGuardianOutcome> => {
    const [found] = deskCode ? await selectGuardians(tx, { deskCode, limit: 1 }, now) : []
    const guardian = found && (await lockGuardian(tx, { childId: found.childId }, now))
    if (!guardian || guardian.state === 'revoked' || guardian.guardianId === personId)
      return { ok: false, refusal: 'code-is-unknown' }
    if (guardian.state === 'verified') return { ok: false, refusal: 'guardian-is-verified' }
    const { childId, guardianId, placeId } = guardian
    const organisation = await tx
      .selectFrom('organisationPlaces')
      .innerJoin('organisations', 'organisations.id', 'organisationPlaces.organisationId')
      .select('organisations.name')
      .where('organisationId', '=', organisationId)
      .where('placeId', '=', placeId)
      .where('status', '=', 'approved')
      .executeTakeFirst()
    if (!organisation) return { ok: false, refusal: 'organisation-not-there' }
    await tx
      .updateTable('guardianships')
      .set({ verifiedAt: now, verifiedBy: 'organisation', organisationId, memberId: personId ?? null })
      .where('childId', '=', childId)
      .execute()
    await forgetAttempts(tx, tries)
    const entry = { actorId: personId, action: 'guardian.verified', subjectType: 'guardianship', subjectId: childId }
    await audit(tx, { ...entry, placeId, detail: { organisationId } }, now)
    const told = { guardianId, organisationName: organisation.name, at: now.toISOString() }
    await queue.enqueue(tx, guardianChanged, [{ ...told, change: 'verified' }])
    return { ok: true }
  })
}
