import type { OwnedOutcome, OwnedPowers } from '#capabilities/work/move-owned.ts'
import { type AskMove, moveAsk } from './move-ask.ts'

/** Makes an ask a draft again while nobody has answered: who did would have answered something else. */
export function takeAskBack(move: AskMove, powers: OwnedPowers): Promise<OwnedOutcome<'answered'>> {
  return moveAsk<'answered'>(
    {
      ...move,
      ...{ from: ['open'], action: 'ask.taken-back' },
      act: async (tx, { id }) => {
        const answer = await tx
          .selectFrom('askAnswers')
          .select('id')
          .where('askId', '=', id)
          .limit(1)
          .executeTakeFirst()
        if (answer) return 'answered'
        const draft = { state: 'draft', openedAt: null, changedAt: powers.now }
        await tx.updateTable('asks').set(draft).where('id', '=', id).execute()
        return undefined
      },
    },
    powers,
  )
}
