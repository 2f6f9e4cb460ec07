import type { SignedIn } from '#capabilities/people/authority.ts'
import { namePersonInCare } from '#capabilities/people/update-person.ts'
import type { Services } from '#infrastructure/services.ts'
import { longestChildName } from './guardian-rules.ts'
import { lockGuardian } from './guardian-store.ts'

export type UpdateChildOutcome =
  | { ok: true }
  | { ok: false; refusal: 'child-not-found' | 'child-needs-a-name' | 'name-is-too-long' }

/** Gives a child another name. Badges keep the name that they were given to. */
export function updateChild(
  { childId, name }: { childId: string; name: string },
  { database, signedIn, now }: Pick<Services, 'database'> & { signedIn: SignedIn; now: Date },
): Promise<UpdateChildOutcome> {
  const childName = name.trim().replace(/\s+/g, ' ')
  return database.transaction().execute(async (tx): Promise<UpdateChildOutcome> => {
    const guardian = await lockGuardian(tx, { childId, guardianId: signedIn.personId }, now)
    if (!guardian || guardian.state === 'revoked') return { ok: false, refusal: 'child-not-found' }
    if (childName === '') return { ok: false, refusal: 'child-needs-a-name' }
    if (childName.length > longestChildName) return { ok: false, refusal: 'name-is-too-long' }
    await namePersonInCare({ id: childId, name: childName }, { tx, now })
    return { ok: true }
  })
}
