import type { Database } from '#infrastructure/database/database.ts'
import { isAnswerable, longestComment } from './answer-rules.ts'
import type { SessionAnswer } from './session-answer.ts'

export type AnswerQuestionsOutcome =
  | { ok: true }
  | {
      ok: false
      refusal: 'booking-not-found' | 'not-answerable' | 'answered-before' | 'nothing-said' | 'comment-too-long'
    }

/**
 * Takes the answers of one booking, once, and keeps them apart from it: that they were given stays with the booking, what
 * was said stays with the session.
 */
export function answerQuestions(
  { bookingId, answer }: { bookingId: string; answer: SessionAnswer },
  { database, now }: { database: Database; now: Date },
): Promise<AnswerQuestionsOutcome> {
  const comment = answer.comment?.trim() || null
  return database.transaction().execute(async (tx): Promise<AnswerQuestionsOutcome> => {
    const booking = await tx
      .selectFrom('bookings')
      .innerJoin('bookedSessions', 'bookedSessions.id', 'bookings.sessionId')
      .select(['state', 'hasAnswered', 'endsAt', 'startsAt', 'opportunityId', 'bookings.organisationId', 'calledOffAt'])
      .select('placeId')
      .where('bookings.id', '=', bookingId)
      .forUpdate('bookings')
      .executeTakeFirst()
    if (!booking) return { ok: false, refusal: 'booking-not-found' }
    if (booking.state !== 'booked' || booking.calledOffAt || !isAnswerable(booking.endsAt, now))
      return { ok: false, refusal: 'not-answerable' }
    if (booking.hasAnswered) return { ok: false, refusal: 'answered-before' }
    if (!answer.comesAgain && !answer.learned && !comment) return { ok: false, refusal: 'nothing-said' }
    if (comment && comment.length > longestComment) return { ok: false, refusal: 'comment-too-long' }
    await tx.updateTable('bookings').set({ hasAnswered: true }).where('id', '=', bookingId).execute()
    const { organisationId, opportunityId, placeId, startsAt } = booking
    await tx
      .insertInto('sessionAnswers')
      .values({ organisationId, opportunityId, placeId, startsAt, ...answer, comment })
      .execute()
    return { ok: true }
  })
}
