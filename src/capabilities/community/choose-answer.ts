import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockItem, noteItem } from './library-store.ts'

export type ChooseAnswerOutcome = { ok: true } | { ok: false; refusal: 'item-not-found' | 'answer-not-found' }

interface ChooseAnswerRequest {
  questionId: string
  answerId: string
  /** It helped; or, after all, it did not. */
  isKept: boolean
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Those who asked say which answer helped: one of a question, in place of the one before. */
export function chooseAnswer(
  { questionId, answerId, isKept }: ChooseAnswerRequest,
  { database, lead, now }: Context,
): Promise<ChooseAnswerOutcome> {
  return database.transaction().execute(async (tx): Promise<ChooseAnswerOutcome> => {
    // Two answers that are chosen at once wait for each other here.
    const question = await lockItem(tx, questionId)
    if (question?.placeId !== lead.placeId || question.kind !== 'question')
      return { ok: false, refusal: 'item-not-found' }
    const answer = await lockItem(tx, answerId)
    if (answer?.answersId !== questionId || answer.state !== 'shared') return { ok: false, refusal: 'answer-not-found' }
    // Pressed twice, it is chosen once.
    if ((answer.keptAt !== null) === isKept) return { ok: true }
    await tx
      .updateTable('libraryItems')
      .set({ keptAt: null })
      .where('answersId', '=', questionId)
      .where('keptAt', 'is not', null)
      .execute()
    if (isKept) await tx.updateTable('libraryItems').set({ keptAt: now }).where('id', '=', answerId).execute()
    const action = isKept ? 'answer-kept' : 'answer-released'
    await noteItem(tx, { item: question, action, actorId: lead.personId }, now)
    return { ok: true }
  })
}
