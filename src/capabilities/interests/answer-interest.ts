import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { interestMailDue } from './interest-jobs.ts'
import { answerGoesAt, isOnItsWay, longestAnswer } from './interest-rules.ts'
import { lockInterest } from './interest-store.ts'

export type AnswerInterestOutcome =
  | { ok: true }
  | { ok: false; refusal: 'interest-not-found' | 'interest-is-answered' | 'answer-is-missing' | 'answer-is-too-long' }

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/** Answers a question, once. The mail waits ten minutes, in which the answer can be taken back. */
export function answerInterest(
  { interestId, answer }: { interestId: string; answer: string },
  { database, queue, issuer, now }: Context,
): Promise<AnswerInterestOutcome> {
  const text = answer.trim()
  return database.transaction().execute(async (tx): Promise<AnswerInterestOutcome> => {
    const interest = await lockInterest(tx, interestId)
    if (!interest?.provenAt || interest.organisationId !== issuer.organisationId)
      return { ok: false, refusal: 'interest-not-found' }
    if (interest.answeredAt) return { ok: false, refusal: 'interest-is-answered' }
    if (text === '') return { ok: false, refusal: 'answer-is-missing' }
    if (text.length > longestAnswer) return { ok: false, refusal: 'answer-is-too-long' }
    await tx
      .updateTable('interests')
      .set({ answeredAt: now, answeredBy: issuer.personId ?? null, answer: text })
      .where('id', '=', interestId)
      .execute()
    const due = { interestId, mail: 'answered' as const, at: now.toISOString() }
    await queue.enqueue(tx, interestMailDue, [due], { startAfter: answerGoesAt(now) })
    const entry = { actorId: issuer.personId, action: 'interest.answered', subjectType: 'opportunity' }
    await audit(tx, { ...entry, subjectId: interest.opportunityId, detail: { interestId } }, now)
    return { ok: true }
  })
}

export type UndoAnswerOutcome =
  | { ok: true; answer: string | null }
  | { ok: false; refusal: 'interest-not-found' | 'answer-has-gone' }

/** Takes an answer back while its mail waits: the question waits again, and the words are given back. */
export function undoAnswer(
  { interestId }: { interestId: string },
  { database, issuer, now }: Omit<Context, 'queue'>,
): Promise<UndoAnswerOutcome> {
  return database.transaction().execute(async (tx): Promise<UndoAnswerOutcome> => {
    const interest = await lockInterest(tx, interestId)
    if (interest?.organisationId !== issuer.organisationId) return { ok: false, refusal: 'interest-not-found' }
    if (!interest.answeredAt || isOnItsWay(interest.answeredAt, now)) return { ok: false, refusal: 'answer-has-gone' }
    await tx
      .updateTable('interests')
      .set({ answeredAt: null, answeredBy: null, answer: null })
      .where('id', '=', interestId)
      .execute()
    const entry = { actorId: issuer.personId, action: 'interest.answer-taken-back', subjectType: 'opportunity' }
    await audit(tx, { ...entry, subjectId: interest.opportunityId, detail: { interestId } }, now)
    return { ok: true, answer: interest.answer }
  })
}
