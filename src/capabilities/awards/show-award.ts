import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPerson } from '#capabilities/people/lock-person.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

export interface AwardShowing {
  awardId: string
  /** A public award is listed for the place; a private one is seen by those who have its address. */
  visibility: 'private' | 'public'
  nameShown: boolean
}

/** Lets the learner say who sees an award and whether their name stands on it. */
export async function showAward(
  { awardId, visibility, nameShown }: AwardShowing,
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<{ ok: true } | { ok: false; refusal: 'award-not-found' }> {
  // What is kept for a child is shown to nobody.
  if (signedIn.guardianId) return { ok: false, refusal: 'award-not-found' }
  return database.transaction().execute(async (tx) => {
    if (!(await lockPerson(signedIn, { tx }))) return { ok: false, refusal: 'award-not-found' }
    const changed = await tx
      .updateTable('awards')
      .set({ visibility, nameShown })
      .where('id', '=', awardId)
      .where('claimedAt', 'is not', null)
      .where('recipientId', 'in', (from) =>
        from.selectFrom('recipients').select('id').where('personId', '=', signedIn.personId),
      )
      .returning('id')
      .executeTakeFirst()
    if (!changed) return { ok: false, refusal: 'award-not-found' }
    await audit(
      tx,
      {
        actorId: signedIn.personId,
        action: 'award.shown',
        subjectType: 'award',
        subjectId: awardId,
        detail: { visibility, nameShown },
      },
      now,
    )
    return { ok: true }
  })
}
