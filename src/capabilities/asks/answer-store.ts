import { sql } from 'kysely'
import type { OwnThing } from '#capabilities/portfolio/find-own-things.ts'
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

/** What an answer shows, in order; a badge only while it is its owner's. */
export async function selectAnswerThings(
  reader: Reader,
  { id, personId }: { id: string; personId: string },
): Promise<OwnThing[]> {
  const { rows } = await sql<OwnThing>`
    select award_id, brought_badge_id, experience_id from ask_answer_items as item
    where answer_id = ${id} and (award_id is null or exists (
      select from awards join recipients on recipients.id = awards.recipient_id
      where awards.id = award_id and recipients.person_id = ${personId} and claimed_at is not null))
    order by position`.execute(reader)
  return rows
}
