import { moveHeldAwards } from '#capabilities/awards/move-held-awards.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPersonAlone } from '#capabilities/people/lock-person-alone.ts'
import { removePeopleInCare } from '#capabilities/people/remove-people-in-care.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { readHandoverCode } from './guardian-code.ts'
import { guardianChanged } from './guardian-jobs.ts'
import { lockGuardian } from './guardian-store.ts'

export type AcceptHandoverOutcome =
  | { ok: true; badges: number }
  | { ok: false; refusal: 'handover-is-over' | 'address-is-another' | 'age-is-missing' | 'must-agree' }

/**
 * The young person's half of handing over: everything that was kept for them moves into the account that they are signed in
 * to, and the guardian sees nothing of it any more. What is given under the guardian's address from now on goes there.
 */
export function acceptHandover(
  { code, agrees }: { code: string; agrees: boolean },
  {
    database,
    masterKey,
    queue,
    signedIn,
    now,
  }: Pick<Services, 'database' | 'masterKey' | 'queue'> & { signedIn: SignedIn; now: Date },
): Promise<AcceptHandoverOutcome> {
  const { personId } = signedIn
  const link = readHandoverCode(code, masterKey)
  return database.transaction().execute(async (tx): Promise<AcceptHandoverOutcome> => {
    // Both people before what they hold: a badge that is kept for one of them at this moment waits, or is waited for.
    const person = await lockPersonAlone({ personId }, { tx })
    const guardian = link && (await lockGuardian(tx, { childId: link.childId }, now))
    if (guardian?.state !== 'verified' || guardian.handover?.askedAt.getTime() !== link?.askedAt.getTime())
      return { ok: false, refusal: 'handover-is-over' }
    if (!guardian.handover || !signedIn.emails.includes(guardian.handover.email))
      return { ok: false, refusal: 'address-is-another' }
    if (!person) return { ok: false, refusal: 'address-is-another' }
    if (!person.ageBand) return { ok: false, refusal: 'age-is-missing' }
    if (!agrees) return { ok: false, refusal: 'must-agree' }
    const { childId, guardianId } = guardian
    await lockPersonAlone({ personId: childId }, { tx })
    const badges = await moveHeldAwards({ fromId: childId, toId: personId }, { tx, queue })
    const entry = { actorId: personId, action: 'child.handed-over', subjectType: 'person', subjectId: childId }
    await audit(tx, entry, now)
    await removePeopleInCare({ ids: [childId] }, { tx })
    await queue.enqueue(tx, guardianChanged, [{ guardianId, change: 'handed-over', at: now.toISOString() }])
    return { ok: true, badges }
  })
}
