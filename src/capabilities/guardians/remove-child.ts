import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPersonAlone } from '#capabilities/people/lock-person-alone.ts'
import { removePeopleInCare } from '#capabilities/people/remove-people-in-care.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockGuardian } from './guardian-store.ts'

export type RemoveChildOutcome = { ok: true } | { ok: false; refusal: 'child-not-found' | 'child-has-badges' }

/** Takes a child off again for whom nothing is kept: who was added by mistake leaves no trace of a name. */
export function removeChild(
  { childId }: { childId: string },
  { database, signedIn, now }: Pick<Services, 'database'> & { signedIn: SignedIn; now: Date },
): Promise<RemoveChildOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<RemoveChildOutcome> => {
    const guardian = await lockGuardian(tx, { childId, guardianId: personId }, now)
    if (!guardian || guardian.state === 'revoked') return { ok: false, refusal: 'child-not-found' }
    // A badge that is being kept for the child at this moment is waited for.
    await lockPersonAlone({ personId: childId }, { tx })
    const holds = await tx.selectFrom('recipients').select('id').where('personId', '=', childId).executeTakeFirst()
    if (holds) return { ok: false, refusal: 'child-has-badges' }
    await removePeopleInCare({ ids: [childId] }, { tx })
    const entry = { actorId: personId, action: 'child.removed', subjectType: 'person', subjectId: childId }
    await audit(tx, entry, now)
    return { ok: true }
  })
}
