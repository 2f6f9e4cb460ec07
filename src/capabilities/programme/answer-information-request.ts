import type { Services } from '#infrastructure/services.ts'
import { lockApplication } from './application-store.ts'
import { selectRequests } from './beside-store.ts'
import { addToLog } from './call-log-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'

export type AnswerInformationRequestOutcome =
  | { ok: true }
  | { ok: false; refusal: 'application-not-found' | 'nothing-is-asked' | 'answer-is-late' | 'nothing-is-said' }

type Context = Pick<Services, 'database' | 'queue'> & { now: Date }

/** Answers what the team asked for: assessors read it beside the application, which stays as it was sent. */
export function answerInformationRequest(
  { applicationId, answer }: { applicationId: string; answer: string },
  { database, queue, now }: Context,
): Promise<AnswerInformationRequestOutcome> {
  return database.transaction().execute(async (tx): Promise<AnswerInformationRequestOutcome> => {
    const held = await lockApplication(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    const { state, callId, revision } = held.application
    if (state !== 'more-information') return { ok: false, refusal: 'nothing-is-asked' }
    const request = await selectRequests(tx, applicationId)
      .where('answeredAt', 'is', null)
      .orderBy('askedAt', 'desc')
      .executeTakeFirst()
    if (!request) return { ok: false, refusal: 'nothing-is-asked' }
    if (now > request.dueAt) return { ok: false, refusal: 'answer-is-late' }
    if (answer.trim() === '') return { ok: false, refusal: 'nothing-is-said' }
    const { id } = request
    await tx.updateTable('callRequests').set({ answer, answeredAt: now }).where('id', '=', id).execute()
    await tx.updateTable('callApplications').set({ state: 'submitted' }).where('id', '=', applicationId).execute()
    await queue.enqueue(tx, applicationMailDue, [{ applicationId, mail: 'informed', revision, about: id }])
    await addToLog(tx, callId, { kind: 'informed', applicationId, requestId: id, hash: hashOfText(answer) }, now)
    return { ok: true }
  })
}
