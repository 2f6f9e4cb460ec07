import type { SignedIn } from '#capabilities/people/authority.ts'
import { takeAttempt } from '#infrastructure/database/attempts.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { handoverOffered } from './guardian-jobs.ts'
import { isSameOffer } from './guardian-rules.ts'
import { lockGuardian } from './guardian-store.ts'

export type StartHandoverOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: 'child-not-found' | 'child-must-be-13' | 'address-is-the-guardians' | 'guardian-is-not-verified'
    }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

interface StartHandoverRequest {
  childId: string
  /** The young person's own address. */
  email: string
  /** The guardian says that the child is 13 or older, and agrees. */
  isThirteen: boolean
}

/** The guardian's half of handing over: the young person is asked by mail. An offer before it is replaced. */
export async function startHandover(
  { childId, email, isThirteen }: StartHandoverRequest,
  { database, queue, signedIn, now }: Pick<Services, 'database' | 'queue'> & { signedIn: SignedIn; now: Date },
): Promise<StartHandoverOutcome> {
  const { personId } = signedIn
  const to = email.trim().toLowerCase()
  if (!isThirteen) return { ok: false, refusal: 'child-must-be-13' }
  if (signedIn.emails.includes(to)) return { ok: false, refusal: 'address-is-the-guardians' }
  for (const subject of [personId, to]) {
    const attempt = await takeAttempt(database, { purpose: 'handover-letter', subject, free: 5 }, now)
    if (!attempt.ok) return { ...attempt, refusal: 'too-many-tries' }
  }
  return database.transaction().execute(async (tx): Promise<StartHandoverOutcome> => {
    const guardian = await lockGuardian(tx, { childId, guardianId: personId }, now)
    if (!guardian || guardian.state === 'revoked') return { ok: false, refusal: 'child-not-found' }
    if (guardian.state === 'waiting') return { ok: false, refusal: 'guardian-is-not-verified' }
    // Pressed twice, it is one offer and one mail.
    if (guardian.handover && isSameOffer(guardian.handover, { email: to, now })) return { ok: true }
    const set = { email: to, askedAt: now }
    await tx
      .insertInto('handovers')
      .values({ childId, ...set })
      .onConflict((conflict) => conflict.column('childId').doUpdateSet(set))
      .execute()
    await queue.enqueue(tx, handoverOffered, [{ childId, askedAt: now.toISOString() }])
    const entry = { actorId: personId, action: 'child.handover-offered', subjectType: 'person', subjectId: childId }
    await audit(tx, entry, now)
    return { ok: true }
  })
}
