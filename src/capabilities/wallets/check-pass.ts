import { stateOf } from '#capabilities/awards/award-rules.ts'
import { type AwardWithBadge, findAward } from '#capabilities/awards/find-award.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type PassRefusal, passRefusalOf } from './pass-rules.ts'

export type CheckPassOutcome = { ok: true; award: AwardWithBadge } | { ok: false; refusal: PassRefusal | 'not-yours' }

/** Whether a learner may have a pass of an award: their own, kept by themselves. */
export async function checkPass(
  { awardId }: { awardId: string },
  { database, signedIn, now }: Reading & { signedIn: SignedIn; now: Date },
): Promise<CheckPassOutcome> {
  const [award, person] = await Promise.all([
    findAward(awardId, { database }),
    findPerson({ id: signedIn.personId }, { database }),
  ])
  // What is kept for a child goes into no pass.
  const isTheirs = award?.claimedAt && award.personId === signedIn.personId && !signedIn.guardianId
  if (!award || !person || !isTheirs) return { ok: false, refusal: 'not-yours' }
  const refusal = passRefusalOf({ state: stateOf(award, now), ageBand: person.ageBand })
  return refusal ? { ok: false, refusal } : { ok: true, award }
}
