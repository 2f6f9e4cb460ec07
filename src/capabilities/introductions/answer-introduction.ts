import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { introductionMoved } from './introduction-jobs.ts'
import { type AnswerContentRefusal, answerRefusalOf, type IntroductionAnswer } from './introduction-rules.ts'
import { countOne, lockIntroduction, selectReadable } from './introduction-store.ts'

export type AnswerIntroductionOutcome =
  | { ok: true }
  | { ok: false; refusal: AnswerContentRefusal | 'not-here' | 'answered-already' }

type AnswerPowers = Pick<Services, 'database' | 'queue'> & { manager: OrganisationManager; now: Date }

/** An employer says yes or no to an introduction that it can read, once. */
export function answerIntroduction(
  { introductionId, ...said }: IntroductionAnswer & { introductionId: string },
  { database, queue, manager, now }: AnswerPowers,
): Promise<AnswerIntroductionOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<AnswerIntroductionOutcome> => {
    const row = await lockIntroduction(tx, introductionId)
    const readable = await selectReadable(tx, now)
      .where('introductions.id', '=', introductionId)
      .where('introductions.organisationId', '=', organisationId)
      .executeTakeFirst()
    if (!row || !readable) return { ok: false, refusal: 'not-here' }
    if (row.answeredAt) return { ok: false, refusal: 'answered-already' }
    const refusal = answerRefusalOf(said)
    if (refusal) return { ok: false, refusal }
    const { accepts, reason, answer } = said
    const state = accepts ? 'accepted' : 'declined'
    await tx
      .updateTable('introductions')
      .set({ state, reason: accepts ? null : reason, answer: answer.trim(), answeredAt: now })
      .where('id', '=', introductionId)
      .execute()
    await countOne(tx, { ...readable, what: state }, now)
    await queue.enqueue(tx, introductionMoved, [{ introductionId, news: state }])
    const entry = { action: 'organisation.introduction-answered', subjectType: 'organisation' }
    await audit(tx, { actorId: personId, ...entry, subjectId: organisationId }, now)
    return { ok: true }
  })
}
