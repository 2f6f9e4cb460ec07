import { lockPerson } from '#capabilities/people/lock-person.ts'
import type { OwnerPowers } from '#capabilities/portfolio/update-collection.ts'
import { audit } from '#infrastructure/database/audit.ts'

export type TakeAnswerBackOutcome = { ok: true } | { ok: false; refusal: 'not-yours' }

/** Takes an answer away from who asked, at once and for good. */
export function takeAnswerBack(
  { answerId }: { answerId: string },
  { database, signedIn, now }: OwnerPowers,
): Promise<TakeAnswerBackOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<TakeAnswerBackOutcome> => {
    if (signedIn.guardianId || !(await lockPerson(signedIn, { tx }))) return { ok: false, refusal: 'not-yours' }
    const gone = await tx
      .deleteFrom('askAnswers')
      .where('id', '=', answerId)
      .where('personId', '=', personId)
      .returning('askId')
      .executeTakeFirst()
    if (!gone) return { ok: false, refusal: 'not-yours' }
    const entry = { action: 'person.answer-taken-back', subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: personId, ...entry, detail: { askId: gone.askId } }, now)
    return { ok: true }
  })
}
