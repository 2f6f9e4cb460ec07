import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'

export interface CallAnswer {
  question: string
  questionCy: string
  answer: string
  answerCy: string
}

export type AnswerCallQuestionOutcome = { ok: true } | { ok: false; refusal: 'question-not-found' }

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Puts a question and its answer on the page of the call, in both languages; again, to mend one. */
export function answerCallQuestion(
  { questionId, answer }: { questionId: string; answer: CallAnswer },
  { database, team, now }: Context,
): Promise<AnswerCallQuestionOutcome> {
  return database.transaction().execute(async (tx): Promise<AnswerCallQuestionOutcome> => {
    const row = await tx
      .updateTable('callQuestions')
      .set({ ...answer, answeredAt: now, answeredBy: team.personId, leftOutAt: null })
      .where('id', '=', questionId)
      .returning('callId')
      .executeTakeFirst()
    if (!row) return { ok: false, refusal: 'question-not-found' }
    const entry = { actorId: team.personId, action: 'call.answered', subjectType: 'call', subjectId: row.callId }
    await audit(tx, { ...entry, detail: { questionId } }, now)
    await addToLog(tx, row.callId, { kind: 'answered', by: team.personId, questionId }, now)
    return { ok: true }
  })
}

/** Leaves a question out, where it is none or says who asked. Answering it later brings it back. */
export async function leaveOutCallQuestion(
  { questionId }: { questionId: string },
  { database, team, now }: Context,
): Promise<AnswerCallQuestionOutcome> {
  return database.transaction().execute(async (tx): Promise<AnswerCallQuestionOutcome> => {
    const row = await tx
      .updateTable('callQuestions')
      .set({ question: null, questionCy: null, answer: null, answerCy: null, answeredAt: null, leftOutAt: now })
      .where('id', '=', questionId)
      .returning('callId')
      .executeTakeFirst()
    if (!row) return { ok: false, refusal: 'question-not-found' }
    const entry = { actorId: team.personId, action: 'call.question-left-out', subjectType: 'call' }
    await audit(tx, { ...entry, subjectId: row.callId, detail: { questionId } }, now)
    return { ok: true }
  })
}
