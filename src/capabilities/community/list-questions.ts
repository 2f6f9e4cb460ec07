import { sql } from 'kysely'
import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { LibraryItem } from './library-item.ts'
import { selectItems } from './library-store.ts'

type Powers = Reading & { of: CityLead | ProgrammeTeam }

export type ListedQuestion = LibraryItem & {
  /** How many answers can be read. */
  answers: number
  /** Those who asked say that one of them helped. */
  isAnswered: boolean
}

/** What those who lead places ask, asked last first: for a lead with the drafts of their place, for the team with what is hidden. */
export async function listQuestions(
  { after, limit }: { after?: Cursor; limit: number },
  { database, of }: Powers,
): Promise<Page<ListedQuestion>> {
  const read = sql`from library_items answer where answer.answers_id = library_items.id and answer.state = 'shared'`
  const questions = selectItems(database)
    .select(sql<number>`(select count(*)::int ${read})`.as('answers'))
    .select(sql<boolean>`exists (select ${read} and answer.kept_at is not null)`.as('isAnswered'))
    .where('libraryItems.kind', '=', 'question')
    .where((where) =>
      'placeId' in of
        ? where.or([where('libraryItems.state', '=', 'shared'), where('libraryItems.placeId', '=', of.placeId)])
        : where('libraryItems.state', 'in', ['shared', 'hidden']),
    )
  const begin = after && sql<boolean>`(library_items.created_at, library_items.id) < (${after.at}, ${after.id}::uuid)`
  const rows = await (begin ? questions.where(begin) : questions)
    .orderBy('libraryItems.createdAt', 'desc')
    .orderBy('libraryItems.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, ({ createdAt: at, id }) => ({ at, id }))
}

const mostAnswers = 200

/** What is answered to a question, the kept answer first, then as it came: for a lead with the drafts of their place. */
export function listAnswers({ questionId }: { questionId: string }, { database, of }: Powers): Promise<LibraryItem[]> {
  return selectItems(database)
    .where('answersId', '=', questionId)
    .where((where) =>
      'placeId' in of
        ? where.or([where('libraryItems.state', '=', 'shared'), where('libraryItems.placeId', '=', of.placeId)])
        : where('libraryItems.state', '<>', 'draft'),
    )
    .orderBy('keptAt', (order) => order.asc().nullsLast())
    .orderBy('libraryItems.createdAt')
    .orderBy('libraryItems.id')
    .limit(mostAnswers)
    .execute()
}
