import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { CallAnswer } from './answer-call-question.ts'

export interface AnsweredQuestion extends CallAnswer {
  id: string
  answeredAt: Date
}

/** What was asked and answered, as everybody sees it, the newest answer first. */
export function listAnsweredQuestions(
  { callId }: { callId: string },
  { database }: Reading,
): Promise<AnsweredQuestion[]> {
  return database
    .selectFrom('callQuestions')
    .select(['id', 'question', 'questionCy', 'answer', 'answerCy', 'answeredAt'])
    .where('callId', '=', callId)
    .where('answeredAt', 'is not', null)
    .orderBy('answeredAt', 'desc')
    .limit(200)
    .$castTo<AnsweredQuestion>()
    .execute()
}

export interface CallQuestion extends Partial<Record<keyof CallAnswer, string | null>> {
  id: string
  callId: string
  language: Language
  asked: string
  askedAt: Date
  answeredAt: Date | null
  leftOutAt: Date | null
}

const columns = [
  ...(['id', 'callId', 'language', 'asked', 'askedAt', 'answeredAt', 'leftOutAt', 'question', 'questionCy'] as const),
  ...(['answer', 'answerCy'] as const),
] as const

/** All that was asked, for those who answer: what waits comes first. */
export function listCallQuestions(
  { callId }: { callId: string },
  { database }: Reading & { team: ProgrammeTeam },
): Promise<CallQuestion[]> {
  return database
    .selectFrom('callQuestions')
    .select([...columns])
    .where('callId', '=', callId)
    .orderBy((order) => order('answeredAt', 'is not', null))
    .orderBy((order) => order('leftOutAt', 'is not', null))
    .orderBy('askedAt')
    .limit(500)
    .$castTo<CallQuestion>()
    .execute()
}

export function findCallQuestion(
  { questionId }: { questionId: string },
  { database }: Reading & { team: ProgrammeTeam },
): Promise<CallQuestion | undefined> {
  return database
    .selectFrom('callQuestions')
    .select([...columns])
    .where('id', '=', questionId)
    .$castTo<CallQuestion>()
    .executeTakeFirst()
}

/** How many of a call wait for an answer, and since when. */
export async function countWaitingQuestions(
  _: Record<string, never>,
  { database }: Reading & { team: ProgrammeTeam },
): Promise<{ callId: string; title: string; titleCy: string; count: number; since: Date }[]> {
  const rows = await database
    .selectFrom('callQuestions')
    .innerJoin('calls', 'calls.id', 'callId')
    .select((select) => ['callId', 'title', 'titleCy', select.fn.countAll<number>().as('count')])
    .select((select) => select.fn.min('askedAt').as('since'))
    .where('answeredAt', 'is', null)
    .where('leftOutAt', 'is', null)
    .groupBy(['callId', 'title', 'titleCy'])
    .orderBy('since')
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
