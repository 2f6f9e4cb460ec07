import type { Reading } from '#infrastructure/database/database.ts'
import { fewestShown } from './answer-rules.ts'
import type { SessionAnswer, SessionAnswers } from './session-answer.ts'

const mostComments = 200

/** What was said about one session, once enough have answered. */
export async function listAnswers(
  { organisationId, opportunityId, startsAt }: { organisationId: string; opportunityId: string; startsAt: Date },
  { database }: Reading,
): Promise<SessionAnswers> {
  const rows = await database
    .selectFrom('sessionAnswers')
    .select(['comesAgain', 'learned', 'comment'])
    .where('organisationId', '=', organisationId)
    .where('opportunityId', '=', opportunityId)
    .where('startsAt', '=', startsAt)
    // Ids are random: this is no order of time.
    .orderBy('id')
    .$castTo<SessionAnswer>()
    .execute()
  if (rows.length < fewestShown) return { count: rows.length }
  const again = { yes: 0, maybe: 0, no: 0 }
  const learned = { much: 0, some: 0, nothing: 0 }
  for (const row of rows) {
    if (row.comesAgain) again[row.comesAgain]++
    if (row.learned) learned[row.learned]++
  }
  const comments = rows.flatMap((row) => (row.comment ? [row.comment] : [])).slice(0, mostComments)
  return { count: rows.length, shown: { comesAgain: again, learned, comments } }
}
