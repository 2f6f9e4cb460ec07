import type { OwnedOutcome, OwnedPowers } from '#capabilities/work/move-owned.ts'
import { type AskMove, moveAsk } from './move-ask.ts'

/** Deletes a draft for good. */
export function removeAsk(move: AskMove, powers: OwnedPowers): Promise<OwnedOutcome> {
  return moveAsk<never>(
    {
      ...move,
      ...{ from: ['draft'], action: 'ask.removed' },
      act: async (tx, { id }) => {
        await tx.deleteFrom('asks').where('id', '=', id).execute()
        return undefined
      },
    },
    powers,
  )
}
