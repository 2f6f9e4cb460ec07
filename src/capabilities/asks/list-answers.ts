import { sql } from 'kysely'
import { ageBands } from '#capabilities/people/person.ts'
import { isUnder18 } from '#capabilities/portfolio/collection-rules.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { selectAnswers } from './answer-store.ts'
import type { Ask, AskAnswer } from './ask.ts'

/** An answer in the list of who asked. */
export interface ListedAnswer extends Pick<AskAnswer, 'id' | 'sentAt' | 'endsAt' | 'readAt'> {
  /** Whether it came from a wallet. */
  isOfWallet: boolean
  /** Of who sent it, where they let it be seen. */
  name: string | null
}

const children = ageBands.filter(isUnder18)

/**
 * The answers that who asked may read now, sent last first: by nothing else, as nothing here weighs people. None while its
 * organisation takes no part in the place; none of people under 18 while it does not meet what it owes them.
 */
export async function listAnswers(
  { ask, after, limit }: { ask: Ask; after?: Cursor; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<Page<ListedAnswer>> {
  if (!ask.isApproved) return { rows: [], next: undefined }
  let query = selectReadable({ ask }, { database, now })
    .orderBy('askAnswers.sentAt', 'desc')
    .orderBy('askAnswers.id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where(sql<boolean>`(ask_answers.sent_at, ask_answers.id) < (${after.at}, ${after.id}::uuid)`)
  const page = pageOf(await query.execute(), limit, ({ sentAt, id }) => ({ at: sentAt, id }))
  return {
    ...page,
    rows: page.rows.map(({ id, sentAt, endsAt, readAt, personId, nameShown, ownName }) => ({
      ...{ id, sentAt, endsAt, readAt, isOfWallet: personId === null },
      name: nameShown && ownName ? ownName : null,
    })),
  }
}

/** Answers to one ask whose owners may be seen by who asked. */
export function selectReadable({ ask }: { ask: Ask }, { database, now }: Reading & { now: Date }) {
  const query = selectAnswers(database, now)
    .leftJoin('people', 'people.id', 'askAnswers.personId')
    .select('people.name as ownName')
    .where('askAnswers.askId', '=', ask.id)
    .where((where) =>
      where.or([
        where('askAnswers.personId', 'is', null),
        // An account that was joined with another is empty: what it sent as well shows again when the two part.
        where.and([where('people.erasingAt', 'is', null), where('people.email', 'is not', null)]),
      ]),
    )
  const age = sql<string>`coalesce(ask_answers.age_band, people.age_band)`
  return ask.isSafe ? query : query.where(age, 'not in', children)
}
