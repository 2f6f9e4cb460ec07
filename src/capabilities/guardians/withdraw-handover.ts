import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockGuardian } from './guardian-store.ts'

/** Takes back an offer that was not accepted yet: its link opens nothing any more. */
export function withdrawHandover(
  { childId }: { childId: string },
  { database, signedIn, now }: Pick<Services, 'database'> & { signedIn: SignedIn; now: Date },
): Promise<{ ok: true } | { ok: false; refusal: 'child-not-found' }> {
  return database.transaction().execute(async (tx) => {
    const guardian = await lockGuardian(tx, { childId, guardianId: signedIn.personId }, now)
    if (!guardian) return { ok: false, refusal: 'child-not-found' }
    await tx.deleteFrom('handovers').where('childId', '=', childId).execute()
    return { ok: true }
  })
}
