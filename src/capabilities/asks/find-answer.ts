import type { CheckingPowers } from '#capabilities/awards/check-badge.ts'
import { listSentThings } from '#capabilities/portfolio/list-sent-things.ts'
import type { PublicCollection } from '#capabilities/portfolio/public-collection.ts'
import { readShown } from '#capabilities/portfolio/read-collection.ts'
import type { Database, Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { selectAnswers } from './answer-store.ts'
import type { Ask, AskAnswer } from './ask.ts'
import { readWalletAnswer } from './find-wallet-answer.ts'
import { selectReadable } from './list-answers.ts'

interface ReadAnswer {
  answer: Pick<AskAnswer, 'id' | 'sentAt' | 'endsAt'> & { isOfWallet: boolean }
  shown: PublicCollection
}

interface Asked {
  ask: Ask
  id: string
  language: Language
  /** Whether a person reads it now, and no program asks ahead of them. */
  isRead?: boolean
}

/** One answer as who asked reads it, each badge verified at this moment; that it was read is noted the first time. */
export async function findAnswer(
  { ask, id, language, isRead = true }: Asked,
  powers: CheckingPowers & { database: Database },
): Promise<ReadAnswer | undefined> {
  const { database, now } = powers
  const answer = ask.isApproved
    ? await selectReadable({ ask }, { database, now }).where('askAnswers.id', '=', id).executeTakeFirst()
    : undefined
  if (!answer) return undefined
  const { sentAt, endsAt } = answer
  const read = {
    answer: { id, sentAt, endsAt, isOfWallet: answer.personId === null },
    shown: await readAnswer({ ask, answer, language }, powers),
  }
  if (isRead && !answer.readAt)
    await database.updateTable('askAnswers').set({ readAt: now }).where('id', '=', id).execute()
  return read
}

export interface OwnAnswer extends AskAnswer {
  askTitle: string
  askTitleCy: string | null
  organisationName: string
  organisationSlug: string
}

const selectOwn = ({ personId }: { personId: string }, { database, now }: Reading & { now: Date }) =>
  selectAnswers(database, now)
    .innerJoin('asks', 'asks.id', 'askAnswers.askId')
    .innerJoin('organisations', 'organisations.id', 'asks.organisationId')
    .select(['asks.title as askTitle', 'asks.titleCy as askTitleCy'])
    .select(['organisations.name as organisationName', 'organisations.slug as organisationSlug'])
    .where('askAnswers.personId', '=', personId)

/** What a person shows to who asked, sent last first: all of it, as it is little. */
export function listOwnAnswers(asked: { personId: string }, powers: Reading & { now: Date }): Promise<OwnAnswer[]> {
  return selectOwn(asked, powers).orderBy('askAnswers.sentAt', 'desc').orderBy('askAnswers.id', 'desc').execute()
}

/** One of a person's own answers, as it is read by who asked. */
export async function findOwnAnswer(
  { id, personId, language }: { id: string; personId: string; language: Language },
  powers: CheckingPowers,
): Promise<{ answer: OwnAnswer; shown: PublicCollection } | undefined> {
  const answer = await selectOwn({ personId }, powers).where('askAnswers.id', '=', id).executeTakeFirst()
  if (!answer) return undefined
  const ask = { title: answer.askTitle, titleCy: answer.askTitleCy }
  return { answer, shown: await readAnswer({ ask, answer, language }, powers) }
}

interface Reads {
  ask: Pick<Ask, 'title' | 'titleCy'>
  answer: AskAnswer
  language: Language
}

async function readAnswer({ ask, answer, language }: Reads, powers: CheckingPowers): Promise<PublicCollection> {
  const { personId, said, nameShown, endsAt } = answer
  if (personId === null)
    return needed(await readWalletAnswer({ id: answer.id, ask, language }, powers), 'what a wallet showed')
  const frame = { personId, title: inLanguage(language, ask.title, ask.titleCy), about: said, nameShown, endsAt }
  return readShown({ frame, items: await listSentThings({ from: 'answer', ...answer, personId }, powers) }, powers)
}
