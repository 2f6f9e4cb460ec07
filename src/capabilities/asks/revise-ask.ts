import type { OwnedOutcome, OwnedPowers } from '#capabilities/work/move-owned.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { AskContent } from './ask.ts'
import { type AskContentRefusal, askRefusalOf } from './ask-rules.ts'
import { askColumns } from './ask-store.ts'
import { type AskMove, moveAsk } from './move-ask.ts'

/** Asks otherwise, while nobody else sees it. */
export function reviseAsk(
  { content, ...move }: AskMove & { content: AskContent },
  powers: OwnedPowers,
): Promise<OwnedOutcome<AskContentRefusal>> {
  return moveAsk<AskContentRefusal>(
    {
      ...move,
      ...{ from: ['draft'], action: 'ask.revised' },
      act: async (tx, { id }) => {
        const refusal = askRefusalOf(content, localParts(powers.now).date)
        if (refusal) return refusal
        const revised = { ...askColumns(content), changedAt: powers.now }
        await tx.updateTable('asks').set(revised).where('id', '=', id).execute()
        return undefined
      },
    },
    powers,
  )
}
