import type { Reader } from '#infrastructure/database/database.ts'
import type { AskAnswer } from './ask.ts'

const columns = ['id', 'askId', 'personId', 'said', 'nameShown', 'sentAt', 'endsAt', 'readAt'] as const

/** Answers that are still kept. */
export const selectAnswers = (reader: Reader, now: Date) =>
  reader
    .selectFrom('askAnswers')
    .select(columns.map((column) => `askAnswers.${column}` as const))
    .where('askAnswers.endsAt', '>', now)
    .$castTo<AskAnswer>()
