import type { CheckingPowers } from '#capabilities/awards/check-badge.ts'
import type { PublicCollection } from '#capabilities/portfolio/public-collection.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { selectAnswers } from './answer-store.ts'
import { findAsk } from './find-ask.ts'
import { findWalletRequest } from './find-wallet-request.ts'
import { answeredAsk, type PublicAsk } from './public-ask.ts'
import { readShownDocuments } from './read-shown-documents.ts'
import { selectWalletRequest } from './wallet-request-store.ts'

/** Where one answer of a wallet stands: none yet, looked at, sent, or over. */
export type WalletAnswerState = 'waiting' | 'shown' | 'sent' | 'over'

export interface WalletAnswer {
  state: WalletAnswerState
  /** How many badges were shown. */
  count: number
  endsAt: Date | undefined
  readAt: Date | null
  /** What it answers; none once it is over. */
  ask: PublicAsk | undefined
}

const over: WalletAnswer = { state: 'over', count: 0, endsAt: undefined, readAt: null, ask: undefined }

/** What became of a request, for the pages that go along with it. */
export async function findWalletAnswer(
  { id, askId }: { id: string; askId: string },
  powers: Reading & { now: Date },
): Promise<WalletAnswer> {
  const { database, now } = powers
  const sent = await selectAnswers(database, now)
    .select('askAnswers.documents')
    .where('askAnswers.id', '=', id)
    .where('askAnswers.askId', '=', askId)
    .where('askAnswers.documents', 'is not', null)
    .executeTakeFirst()
  const answered = sent && (await findAsk({ id: askId }, powers))
  if (answered) {
    const { endsAt, readAt, documents } = sent
    return { state: 'sent', count: (documents as unknown[]).length, endsAt, readAt, ask: answeredAsk(answered.ask) }
  }
  const found = await findWalletRequest({ id }, powers)
  if (!found || found.ask.id !== askId) return over
  const { request, ask } = found
  const { documents, endsAt } = request
  return { state: documents ? 'shown' : 'waiting', count: documents?.length ?? 0, endsAt, readAt: null, ask }
}

interface Asked {
  id: string
  ask: { title: string; titleCy: string | null }
  language: Language
}

/** What a wallet showed, each badge verified at this moment: as who asked will read it. */
export async function readWalletAnswer(
  { id, ask, language }: Asked,
  powers: CheckingPowers,
): Promise<PublicCollection | undefined> {
  const { database, now } = powers
  const request = await selectWalletRequest(database, id, now)
  const sent = await selectAnswers(database, now)
    .select('askAnswers.documents')
    .where('askAnswers.id', '=', id)
    .executeTakeFirst()
  const documents = (request?.documents ?? sent?.documents) as
    | Parameters<typeof readShownDocuments>[0]['documents']
    | null
  if (!documents) return undefined
  const endsAt = sent?.endsAt ?? null
  return readShownDocuments({ title: inLanguage(language, ask.title, ask.titleCy), endsAt, documents }, powers)
}
