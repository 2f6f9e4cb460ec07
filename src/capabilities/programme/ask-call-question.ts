import { takeAttempt } from '#infrastructure/database/attempts.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { selectCalls } from './call-store.ts'
import { publicCall } from './public-call.ts'

export const longestQuestion = 1000

interface AskCallQuestionRequest {
  slug: string
  /** Of the form: sent twice, it is one question. */
  requestId: string
  question: string
  language: Language
}

export type AskCallQuestionOutcome =
  | { ok: true }
  | { ok: false; refusal: 'call-is-not-open' }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

type Context = Pick<Services, 'database'> & {
  /** From where the form came, as a keyed hash. */
  clientKey: string
  now: Date
}

/** Asks about an open call. Nobody says who they are: the answer stands on the page of the call. */
export async function askCallQuestion(
  { slug, requestId, question, language }: AskCallQuestionRequest,
  { database, clientKey, now }: Context,
): Promise<AskCallQuestionOutcome> {
  const call = await selectCalls(database).where('slug', '=', slug).where('publicSees', '=', true).executeTakeFirst()
  if (!call || !publicCall(call, now).isOpen) return { ok: false, refusal: 'call-is-not-open' }
  const attempt = await takeAttempt(database, { purpose: 'call-question', subject: clientKey, free: 10 }, now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many-tries' }
  await database
    .insertInto('callQuestions')
    .values({ id: newId(now), callId: call.id, requestId, language, asked: question, askedAt: now })
    .onConflict((conflict) => conflict.columns(['callId', 'requestId']).doNothing())
    .execute()
  return { ok: true }
}
