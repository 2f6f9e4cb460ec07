import { lockPerson } from '#capabilities/people/lock-person.ts'
import type { OwnerPowers } from '#capabilities/portfolio/update-collection.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { dayBefore } from './introduction-rules.ts'
import { lockIntroduction } from './introduction-store.ts'

export type TakeIntroductionBackOutcome = { ok: true } | { ok: false; refusal: 'not-yours' }

const dayMs = 86_400_000

/**
 * Takes an introduction away from its employer, at once and for good. Nothing of what it showed is kept; that there was one
 * is, for a day, or where it was answered until its end, so that nobody is sent the same again and again.
 */
export function takeIntroductionBack(
  { introductionId }: { introductionId: string },
  { database, signedIn, now }: OwnerPowers,
): Promise<TakeIntroductionBackOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<TakeIntroductionBackOutcome> => {
    if (signedIn.guardianId || !(await lockPerson(signedIn, { tx }))) return { ok: false, refusal: 'not-yours' }
    const row = await lockIntroduction(tx, introductionId)
    if (row?.personId !== personId || row.takenBackAt) return { ok: false, refusal: 'not-yours' }
    await tx.deleteFrom('introductionItems').where('introductionId', '=', introductionId).execute()
    const isOld = !row.answeredAt && row.createdAt <= dayBefore(now)
    if (isOld) await tx.deleteFrom('introductions').where('id', '=', introductionId).execute()
    else
      await tx
        .updateTable('introductions')
        .set({
          ...{ takenBackAt: now, title: '', about: '', said: '', answer: '', guardianEmail: null },
          ...(!row.answeredAt && { endsAt: new Date(row.createdAt.getTime() + dayMs) }),
        })
        .where('id', '=', introductionId)
        .execute()
    const entry = { action: 'person.introduction-taken-back', subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: personId, ...entry, detail: { introductionId } }, now)
    return { ok: true }
  })
}
