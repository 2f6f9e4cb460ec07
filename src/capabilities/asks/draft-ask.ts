import { draftOwned } from '#capabilities/work/draft-owned.ts'
import { findPressed } from '#capabilities/work/find-pressed.ts'
import type { OwnedPowers } from '#capabilities/work/move-owned.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { AskContent } from './ask.ts'
import { type AskContentRefusal, askRefusalOf } from './ask-rules.ts'
import { askColumns, type StoredAsk } from './ask-store.ts'

export type DraftAskOutcome =
  | { ok: true; id: string }
  | { ok: false; refusal: AskContentRefusal | 'not-approved' | 'too-many' | 'here-already' }

const mostAsks = 200

/** Begins to ask for something; nobody else sees it. */
export function draftAsk(
  { placeId, content }: { placeId: string; content: AskContent },
  powers: OwnedPowers,
): Promise<DraftAskOutcome> {
  const refusal = askRefusalOf(content, localParts(powers.now).date)
  return draftOwned(
    {
      ...{ placeId, subjectType: 'ask', table: 'asks', most: mostAsks, refusal },
      pressed: (tx, since) =>
        findPressed<StoredAsk, AskContent>(
          { ...powers.manager, table: 'asks', placeId, content, since, columnsOf: askColumns },
          { tx },
        ),
      insert: (tx, begun) =>
        tx
          .insertInto('asks')
          .values({ ...begun, ...askColumns(content) })
          .executeTakeFirstOrThrow(),
    },
    powers,
  )
}
